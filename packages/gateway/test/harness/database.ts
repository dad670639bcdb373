import { randomBytes, randomUUID, randomUUIDv7 } from "node:crypto";
import { Client, type ClientBase, Pool } from "pg";
import { pino } from "pino";
import { readConfiguration } from "../../src/config/configuration.ts";
import { migrate } from "../../src/database/migrate.ts";
import { type OpenDatabase, openDatabase } from "../../src/database/open-database.ts";

/** A database of its own for one test file. */
export type TestDatabase = {
  /** As `DATABASE_URL` names it. */
  readonly url: string;
  /** The path of PostgreSQL's Unix socket. */
  readonly socket: string;
  readonly pool: Pool;
  drop(): Promise<void>;
};

/** Where a PostgreSQL server is, as `pg` takes it. */
type Connection = { host: string; port?: number; user: string; password?: string; database: string };

/** A connection as `DATABASE_URL` names it. */
export function connectionUrl({ host, port, user, password, database }: Connection): string {
  const who = encodeURIComponent(user) + (password === undefined ? "" : `:${encodeURIComponent(password)}`);
  return `postgres://${who}@/${database}?host=${encodeURIComponent(host)}${port === undefined ? "" : `&port=${port}`}`;
}

/** Makes an empty database on the server that the test run started. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const given = process.env["GUESTCARD_TEST_POSTGRES"];
  if (given === undefined) throw new Error("Run the tests with `npm test`, which starts their PostgreSQL.");
  const server = JSON.parse(given) as Connection;
  const name = `test_${randomBytes(6).toString("hex")}`;
  const admin = new Client(server);
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const url = connectionUrl({ ...server, database: name });
  const pool = new Pool({ ...server, database: name, max: 2 });
  pool.on("error", () => undefined);
  return {
    url,
    socket: `${server.host}/.s.PGSQL.${server.port ?? 5432}`,
    pool,
    async drop() {
      await pool.end();
      const client = new Client(server);
      await client.connect();
      await client.query(`drop database if exists ${name} with (force)`);
      await client.end();
    },
  };
}

/** A database of its own as the gateway opens it, with its tables. `close` drops it. */
export async function openTestDatabase(): Promise<OpenDatabase> {
  const made = await createTestDatabase();
  const opened = await openDatabase(readConfiguration({ DATABASE_URL: made.url }), pino({ level: "silent" }));
  await migrate(opened.kysely);
  return {
    ...opened,
    async close() {
      await opened.close();
      await made.drop();
    },
  };
}

/** An account with one integration, whose lane is leased for an hour. */
export type LeasedLane = {
  readonly accountId: string;
  readonly integrationId: string;
  readonly leaseToken: string;
};

export const newLeasedLane = (): LeasedLane => ({
  accountId: randomUUIDv7(),
  integrationId: randomUUIDv7(),
  leaseToken: randomUUID(),
});

/** Adds it to a database with the gateway's tables. */
export async function addLeasedLane(
  pool: Pool,
  { accountId, integrationId, leaseToken }: LeasedLane,
): Promise<void> {
  await pool.query("insert into accounts (id, name) values ($1, 'leased')", [accountId]);
  await pool.query(
    `insert into integrations (id, account_id, vendor, name, active, system, sync_frequency, sync_cadence,
       max_job_concurrency, max_request_frequency, max_request_cadence, new_properties_are_enabled, base_url, credentials_sealed)
     values ($1, $2, 'REALPAGE_RPX', 'leased', true, 'PRODUCTION', 12, 'HOUR', 1, 1, 'SECOND', true, 'https://x.invalid', '')`,
    [integrationId, accountId],
  );
  await pool.query(
    "insert into lanes (integration_id, account_id, lease_token, lease_owner, lease_until) values ($1, $2, $3, 'test:1', now() + interval '1 hour')",
    [integrationId, accountId, leaseToken],
  );
}

/**
 * How often a connection ran statements of that name (a pattern of `like`) with a plan that was kept. The first five are
 * made for the values, as PostgreSQL tries it.
 */
export async function plansKept(client: ClientBase, name: string): Promise<number> {
  const { rows } = await client.query<{ kept: number }>(
    "select coalesce(sum(generic_plans), 0)::int as kept from pg_prepared_statements where name like $1",
    [name],
  );
  return rows[0]?.kept ?? 0;
}

/** Keeps PostgreSQL from learning how many writes there are, as in the moments before it looks. */
export async function leaveWritesUnanalyzed(pool: Pool): Promise<void> {
  const { rows: partitions } = await pool.query<{ name: string }>(
    "select relname as name from pg_class where relkind = 'r' and relname ~ '^writes_'",
  );
  for (const { name } of partitions) await pool.query(`alter table ${name} set (autovacuum_enabled = off)`);
}
