import { pino } from "pino";
import { type Configuration, readConfiguration } from "../config/configuration.ts";
import { migrate } from "../database/migrate.ts";
import { openDatabase, type OpenDatabase } from "../database/open-database.ts";

/** The database and the configuration it was opened with. */
export type Opened = { readonly database: OpenDatabase; readonly configuration: Configuration };

/** Runs `action` on the gateway's database, whether the gateway runs or not. @throws ConfigurationError, OwnPostgresError */
export async function withDatabase<T>(action: (opened: Opened) => Promise<T>): Promise<T> {
  const configuration = readConfiguration(process.env);
  const database = await openDatabase(configuration, pino({ level: "error" }, pino.destination(2)), true);
  try {
    await migrate(database.kysely);
    return await action({ database, configuration });
  } finally {
    await database.close();
  }
}
