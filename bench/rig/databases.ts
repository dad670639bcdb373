import { Pool, type PoolConfig } from "pg";
import { pino } from "pino";
import { startOwnPostgres } from "../../packages/gateway/src/database/own-postgres/own-postgres.ts";

/** A database of its own for one system. */
export type BenchDatabase = { readonly url: string; readonly connection: PoolConfig; readonly pool: Pool };

/** Guestcard's own PostgreSQL with its settings, `fsync` and `synchronous_commit` on; every system gets a database on it. */
export type Databases = {
  create(name: string): Promise<BenchDatabase>;
  stop(): Promise<void>;
};

/** Starts the server in `folder`. */
export async function startDatabases(folder: string): Promise<Databases> {
  const server = await startOwnPostgres({ dataDir: folder, logger: pino({ level: "error" }) });
  const { connection } = server;
  const pools: Pool[] = [];
  const open = (config: PoolConfig): Pool => {
    const pool = new Pool(config);
    // An idle connection may see the server stop before it is closed itself.
    pool.on("error", () => undefined);
    pools.push(pool);
    return pool;
  };
  const admin = open({ ...connection, max: 1 });
  return {
    async create(name) {
      await admin.query(`create database ${name}`);
      const config: PoolConfig = { ...connection, database: name };
      return { url: urlOf(config), connection: config, pool: open({ ...config, max: 2 }) };
    },
    async stop() {
      for (const pool of pools) await pool.end();
      await server.stop();
    },
  };
}

function urlOf({ user = "", password, host = "", port, database = "" }: PoolConfig): string {
  const secret = typeof password === "string" ? `:${encodeURIComponent(password)}` : "";
  const query = new URLSearchParams({ host, ...(port === undefined ? {} : { port: String(port) }) });
  return `postgres://${encodeURIComponent(user)}${secret}@/${database}?${query.toString()}`;
}
