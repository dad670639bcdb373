import { pino } from "pino";
import type { Configuration } from "../../config/configuration.ts";
import { keyRingOf } from "../../credentials/key-ring.ts";
import { createSealer } from "../../credentials/sealer.ts";
import { connectDatabase, type Database } from "../../database/connect.ts";
import { openDatabase } from "../../database/open-database.ts";
import { askEachMethod } from "./ask-each-method.ts";
import { checkDatabaseClock } from "./check-clock.ts";
import { checkConfiguration } from "./check-configuration.ts";
import { checkDatabase, unreachable } from "./check-database.ts";
import { checkIntegration, openIntegrations } from "./check-integrations.ts";
import { checkDisk, checkNode } from "./check-machine.ts";
import { checkSecretKey } from "./check-secret-key.ts";
import { checkUpstream } from "./check-upstream.ts";
import type { Finding } from "./finding.ts";

const PATIENCE_MS = 5000;

/** Looks at everything a gateway stands on, and changes nothing. @param asksMethods asks RPX each method anew. */
export async function* diagnose(
  environment: NodeJS.ProcessEnv,
  asksMethods: boolean,
): AsyncGenerator<Finding> {
  yield checkNode();
  const { configuration, findings } = checkConfiguration(environment);
  yield* findings;
  if (configuration === null) return;
  if (usesDataDir(configuration)) yield await checkDisk(configuration.DATA_DIR);
  let database: Database;
  try {
    database = await open(configuration);
  } catch (error) {
    yield unreachable(error);
    return;
  }
  try {
    yield* await checkDatabase(database.pool);
    yield await checkDatabaseClock(database.pool);
    if (await hasTables(database)) yield* checkContents(database, configuration, asksMethods);
  } catch (error) {
    // What PostgreSQL refuses in the middle is a finding like any other; a fault of our own is none.
    if (!(error instanceof Error && "code" in error)) throw error;
    yield unreachable(error);
  } finally {
    await database.close();
  }
}

/** With a database and a key from elsewhere nothing is written there, and it may be missing, as in the image. */
const usesDataDir = ({ DATABASE_URL: url, GUESTCARD_SECRET_KEY: key }: Configuration): boolean =>
  url === null || key === null;

/** A server of our own is started for the while where none runs; another has to be there. */
async function open(configuration: Configuration): Promise<Database> {
  const log = pino({ level: "silent" });
  const { DATABASE_URL: url } = configuration;
  if (url === null) return openDatabase(configuration, log, true);
  const database = connectDatabase({ connectionString: url }, log, {
    connections: 2,
    patienceMs: PATIENCE_MS,
  });
  try {
    await database.pool.query("select 1");
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function hasTables({ pool }: Database): Promise<boolean> {
  const found = await pool.query<{ made: boolean }>(
    `select to_regclass('data_access_checks') is not null as made`,
  );
  return found.rows[0]?.made === true;
}

async function* checkContents(
  { pool }: Database,
  configuration: Configuration,
  asksMethods: boolean,
): AsyncGenerator<Finding> {
  const key = await checkSecretKey(pool, configuration);
  yield key;
  if (key.verdict === "wrong" || key.said.startsWith("none yet")) return;
  const sealer = createSealer(keyRingOf(configuration));
  const integrations = await openIntegrations(pool, sealer);
  yield* await checkUpstream(integrations, configuration);
  if (asksMethods) await askEachMethod(pool, sealer, configuration, integrations);
  for (const integration of integrations) yield* await checkIntegration(pool, integration);
}
