import { Kysely, PostgresDialect } from "kysely";
import { Pool, type PoolConfig } from "pg";
import type { Logger } from "pino";
import { boundStatements, endWithClient, isSilence } from "./bound-statements.ts";
import { LostAnswers } from "./lost-answers.ts";
import type { Schema } from "./schema.ts";

/** The database as the rest of the gateway sees it: a pool for hot statements, Kysely for composed ones, both the same connections. */
export type Database = {
  readonly pool: Pool;
  readonly kysely: Kysely<Schema>;
  close(): Promise<void>;
};

/** How large a pool may become, and how long a statement waits for a connection of it, in milliseconds. */
export type PoolBounds = { readonly connections: number; readonly patienceMs: number };

/** An idle connection is asked so soon whether its other end is still there; after ten more seconds (libuv) it breaks. */
const KEEP_ALIVE_MS = 5000;

/**
 * A connection is replaced after a week: its backend keeps its plans, those of partitions that are gone too (17 MB a
 * year). In milliseconds it is below 2 ** 31, above which a timer would end at once; the pool's does not hold a process.
 */
const MOST_LIFETIME_S = 7 * 24 * 3600;

/**
 * Opens a pool of connections. Nothing connects before the first query.
 * @param connection a `postgres://` URL, or the folder of a Unix socket with database and user.
 */
export function connectDatabase(connection: PoolConfig, log: Logger, bounds: PoolBounds): Database {
  const lost = new LostAnswers({ ...connection, application_name: "guestcard" }, log);
  const pool = new Pool({
    ...connection,
    max: bounds.connections,
    connectionTimeoutMillis: bounds.patienceMs,
    application_name: "guestcard",
    // None is closed for being idle: a new one plans anew what the last had planned, so that after a quiet time a lead
    // takes 80 to 136 ms to its first byte instead of 13 to 22 (docs/performance.md, "A quiet time").
    idleTimeoutMillis: 0,
    maxLifetimeSeconds: MOST_LIFETIME_S,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    // The pool waits for the promise, of which its types know nothing.
    onConnect: (client): unknown => endWithClient(client).then(() => lost.watch(client)),
  });
  boundStatements(pool);
  // An idle connection that breaks (PostgreSQL restarts) must not end the process; the next query opens a new one.
  // Its words alone: the pool hangs the whole client on the error. A pool that ends loses them on purpose.
  pool.on("error", ({ message }) => {
    if (!pool.ending) log.warn({ reason: message }, "database connection lost");
  });
  // Nor one that breaks in use, as in the middle of a transaction: its statement fails, and nobody else listens to it.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return {
    pool,
    kysely,
    async close() {
      // Kysely ends only a pool that it used itself; connections that are kept would keep the process alive for good.
      await kysely.destroy();
      if (!pool.ending) await pool.end();
      lost.stop();
    },
  };
}

/** SQLSTATE classes and socket errors after which the same statement may succeed later: the database is away, restarting or full. */
const TRANSIENT_SQLSTATE = /^(08|53|57P0|40|55P03|25006|58)/;
const TRANSIENT_SOCKET = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EACCES",
  "EAI_AGAIN",
  "ENOTFOUND",
]);

/** How loud a failure is told: a database that is away is nobody's mistake here. */
export const levelOf = (error: unknown): "warn" | "error" => (isDatabaseAway(error) ? "warn" : "error");

/** True where `error` says that the database is away or full for now, not that the statement is wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return (
    isSilence(error) ||
    TRANSIENT_SOCKET.has(code) ||
    TRANSIENT_SQLSTATE.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      error.message,
    )
  );
}
