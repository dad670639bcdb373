import { readdir, readFile } from "node:fs/promises";
import { type Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { ensurePartitions } from "./partitions.ts";

const FOLDER = new URL("./migrations/", import.meta.url);

/** The migrations that there are, in order. */
export async function migrationNames(): Promise<string[]> {
  return (await readdir(FOLDER))
    .filter((name) => /^\d{4}_\w+\.sql$/.test(name))
    .map((name) => name.replace(".sql", ""))
    .toSorted();
}

/** One Kysely migration for each numbered `.sql` file of the migrations folder. */
async function readMigrations(): Promise<Record<string, Migration>> {
  const migrations: Record<string, Migration> = {};
  for (const name of await migrationNames()) {
    const statements = await readFile(new URL(`${name}.sql`, FOLDER), "utf8");
    migrations[name] = {
      up: async (database) => {
        await sql.raw(statements).execute(database);
      },
    };
  }
  return migrations;
}

/** The names of all migrations, in order. */
export async function knownMigrations(): Promise<string[]> {
  return Object.keys(await readMigrations());
}

/** Brings an empty database to where it stood after the migration `name`, for a restore. @throws as `migrate`. */
export async function migrateTo<Schema>(database: Kysely<Schema>, name: string): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: readMigrations } });
  const { error } = await migrator.migrateTo(name);
  if (error !== undefined)
    throw error instanceof Error ? error : new Error("Migration failed", { cause: error });
}

/**
 * Brings the schema up to date and makes the partitions of the coming weeks. Safe when several processes start at
 * once (Kysely's Migrator holds an advisory lock); a second run changes nothing.
 * @throws the error of the migration that failed; nothing of the run is kept.
 */
export async function migrate<Schema>(database: Kysely<Schema>, now: Date = new Date()): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: readMigrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined)
    throw error instanceof Error ? error : new Error("Migration failed", { cause: error });
  await ensurePartitions(database, now);
}
