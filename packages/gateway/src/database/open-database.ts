import { setTimeout as pause } from "node:timers/promises";
import type { PoolConfig } from "pg";
import type { Logger } from "pino";
import type { Configuration } from "../config/configuration.ts";
import { connectDatabase, type Database, isDatabaseAway, type PoolBounds } from "./connect.ts";
import { joinOwnPostgres, startOwnPostgres } from "./own-postgres/own-postgres.ts";

/**
 * The database with, where it is Guestcard's own, the server behind it. Workers have connections of their own:
 * however many lanes are busy, a lead that comes in does not wait behind them.
 */
export type OpenDatabase = Database & { readonly forWorkers: Database };

/** A caller is better served by a 503 than by a long wait; a worker has time. */
const FOR_CALLERS: PoolBounds = { connections: 8, patienceMs: 5000 };
const FOR_WORKERS: PoolBounds = { connections: 8, patienceMs: 20_000 };

/** How long a start waits for a database that is not up yet, as when both start together. */
const START_PATIENCE_MS = 30_000;
const RETRY_MS = 500;

/**
 * Opens the database: the one of `DATABASE_URL`, or Guestcard's own in `DATA_DIR`, which is started and, with
 * `close`, stopped.
 * @param beside for a command beside a running gateway: uses the gateway's own server where it runs.
 * @throws OwnPostgresError, or the database's error where it cannot be reached.
 */
export async function openDatabase(
  configuration: Configuration,
  log: Logger,
  beside = false,
): Promise<OpenDatabase> {
  if (configuration.DATABASE_URL !== null) {
    const database = connectPools({ connectionString: configuration.DATABASE_URL }, log);
    await waitUntilUp(database, log);
    return database;
  }
  const start = beside ? joinOwnPostgres : startOwnPostgres;
  const own = await start({ dataDir: configuration.DATA_DIR, logger: log });
  const database = connectPools(own.connection, log);
  return {
    ...database,
    async close() {
      await database.close();
      await own.stop();
    },
  };
}

/** Both pools; nothing connects before the first query. */
function connectPools(connection: PoolConfig, log: Logger): OpenDatabase {
  const forCallers = connectDatabase(connection, log, FOR_CALLERS);
  const forWorkers = connectDatabase(connection, log, FOR_WORKERS);
  return {
    ...forCallers,
    forWorkers,
    async close() {
      await Promise.all([forCallers.close(), forWorkers.close()]);
    },
  };
}

async function waitUntilUp(database: Database, log: Logger): Promise<void> {
  const until = performance.now() + START_PATIENCE_MS;
  let said = "";
  for (;;) {
    try {
      await database.pool.query("select 1");
      return;
    } catch (error) {
      if (!isDatabaseAway(error) || performance.now() > until) {
        await database.close();
        throw error;
      }
      const reason = error instanceof Error ? error.message : String(error);
      if (reason !== said) log.warn({ reason }, "waiting for the database");
      said = reason;
      await pause(RETRY_MS);
    }
  }
}
