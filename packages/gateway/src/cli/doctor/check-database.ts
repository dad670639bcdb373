import type pg from "pg";
import { migrationNames } from "../../database/migrate.ts";
import { OwnPostgresError } from "../../database/own-postgres/own-postgres-error.ts";
import { doubtful, type Finding, ok, wrong } from "./finding.ts";

/** `server_version_num` of PostgreSQL 15. */
const OLDEST_VERSION = 150_000;
/** A process keeps up to 16, and its two pools may each look over one more for an answer that was lost; a second process should fit. */
const AMPLE_CONNECTIONS = 36;
const LEAST_CONNECTIONS = 18;

const BE_ITS_OWNER = "Grant the user the rights of an owner of this database.";

type Server = {
  readonly version: number;
  readonly version_text: string;
  readonly is_standby: boolean;
  readonly may_make_tables: boolean;
  readonly fsync: string;
  readonly synchronous_commit: string;
  readonly full_page_writes: string;
  readonly free_connections: number;
};

/** What the server is and how it is set up. @throws the database's error where it cannot be asked. */
export async function checkDatabase(pool: pg.Pool): Promise<Finding[]> {
  const found = await pool.query<Server>(`
    select current_setting('server_version_num')::int as version, current_setting('server_version') as version_text,
      pg_is_in_recovery() as is_standby,
      coalesce(has_schema_privilege(current_schema(), 'create'), false) as may_make_tables, current_setting('fsync') as fsync,
      current_setting('synchronous_commit') as synchronous_commit,
      current_setting('full_page_writes') as full_page_writes,
      current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
        - (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as free_connections`);
  const server = found.rows[0];
  if (!server) return [];
  const findings = [versionOf(server), durabilityOf(server), connectionsOf(server)];
  return server.may_make_tables ? [...findings, await migrationsOf(pool)] : findings;
}

function versionOf(server: Server): Finding {
  const { version, version_text: text } = server;
  if (server.is_standby)
    return wrong("database", "it is a standby, which only reads", "Point DATABASE_URL at the primary.");
  if (!server.may_make_tables) return wrong("database", "the user may make no tables in it", BE_ITS_OWNER);
  return version < OLDEST_VERSION
    ? wrong("database", `PostgreSQL ${text}`, "Guestcard needs PostgreSQL 15 or newer.")
    : ok("database", `PostgreSQL ${text}`);
}

function durabilityOf(server: Server): Finding {
  const lax = (["fsync", "synchronous_commit", "full_page_writes"] as const).filter(
    (name) => server[name] === "off",
  );
  return lax.length > 0
    ? wrong(
        "durability",
        `${lax.join(" and ")} is off: a lead that was answered with 200 can be lost in a power cut`,
        `Set ${lax.map((name) => `${name} = on`).join(", ")} in PostgreSQL.`,
      )
    : ok("durability", `fsync on, synchronous_commit ${server.synchronous_commit}, full_page_writes on`);
}

function connectionsOf({ free_connections: free }: Server): Finding {
  const said = `${free} free`;
  const remedy = "Raise max_connections, or run fewer processes: each takes up to 18.";
  if (free < LEAST_CONNECTIONS) return wrong("connections", said, remedy);
  return free < AMPLE_CONNECTIONS ? doubtful("connections", said, remedy) : ok("connections", said);
}

async function migrationsOf(pool: pg.Pool): Promise<Finding> {
  const known = await migrationNames();
  const table = await pool.query<{ made: boolean }>(
    `select to_regclass('kysely_migration') is not null as made`,
  );
  if (!table.rows[0]?.made) return ok("migrations", "the database is empty; the first start fills it");
  const done = (await pool.query<{ name: string }>(`select name from kysely_migration`)).rows.map(
    ({ name }) => name,
  );
  const newer = done.filter((name) => !known.includes(name));
  if (newer.length > 0)
    return wrong(
      "migrations",
      `the database is of a newer Guestcard (${newer.join(", ")})`,
      "Run that version here too.",
    );
  const missing = known.filter((name) => !done.includes(name));
  return missing.length > 0
    ? doubtful(
        "migrations",
        `${missing.length} are missing: ${missing.join(", ")}`,
        "The next start of a gateway makes them.",
      )
    : ok("migrations", `all ${known.length} made`);
}

/** Why the database cannot be used, and what to do. */
export function unreachable(error: unknown): Finding {
  if (error instanceof OwnPostgresError) return wrong("database", error.problem, error.remedy);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const said = error instanceof Error && error.message !== "" ? error.message : code || String(error);
  const remedies: Readonly<Record<string, string>> = {
    ECONNREFUSED: "Nothing listens there: is PostgreSQL up, and are host and port of DATABASE_URL right?",
    ENOTFOUND: "The host of DATABASE_URL has no address: check its name.",
    EAI_AGAIN: "The name service does not answer: check DNS.",
    ENOENT: "There is no such socket: check the host of DATABASE_URL.",
    "28P01": "Check user and password of DATABASE_URL.",
    "28000": "PostgreSQL does not let this user in: check DATABASE_URL and pg_hba.conf.",
    "3D000": "Make the database: createdb, or CREATE DATABASE.",
    "53300": "All connections are taken: raise max_connections.",
    "42501": BE_ITS_OWNER,
  };
  return wrong(
    "database",
    said,
    remedies[code] ?? "Check DATABASE_URL, and that PostgreSQL can be reached from here.",
  );
}
