import { once } from "node:events";
import { finished } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Database } from "../database/connect.ts";
import { inTransaction } from "../database/in-transaction.ts";
import { knownMigrations, migrate, migrateTo } from "../database/migrate.ts";
import { keepIdentity } from "../restore/database-identity.ts";
import { backedUpTables, columnList, quoted } from "./backed-up-tables.ts";
import { type BackupHead, type EndLine, readLines, ROWS_END, type TableLine } from "./backup-file.ts";

/** Thrown for what stands in the way of a restore, in words. */
export class RestoreError extends Error {
  override readonly name = "RestoreError";
}

/** Never what PostgreSQL says of a database: the next look at it recognises that it was restored. */
const RESTORED = "restored";

/**
 * Fills an empty database from a backup: all of it or nothing. The caller then recognises it as restored; until that
 * was done, every start of a gateway does.
 * @throws RestoreError where the database is not empty, or the file is no whole backup of this version or an older one.
 */
export async function restoreBackup(database: Database, path: string): Promise<BackupHead> {
  const { kysely, pool } = database;
  await refuseFilled(pool);
  const lines = readLines(path);
  const head = parse(await nextLine(lines)) as BackupHead;
  if (head.format !== "guestcard-backup-1") throw new RestoreError("This is no backup of Guestcard.");
  const known = await knownMigrations();
  const newer = head.migrations.filter((name) => !known.includes(name));
  if (newer.length > 0)
    throw new RestoreError(
      `The backup is of a newer Guestcard (${newer.join(", ")}). Install that one first.`,
    );
  await migrateTo(kysely, head.migrations.at(-1) ?? "");
  await inTransaction(pool, async (client) => {
    const tables = await backedUpTables(client);
    for (const { name } of tables) await client.query(`alter table ${quoted(name)} disable trigger user`);
    await fill(client, lines);
    for (const { name } of tables) await client.query(`alter table ${quoted(name)} enable trigger user`);
    await client.query(
      `create table if not exists database_identity (one boolean primary key, identity text, seen_at timestamptz)`,
    );
    await keepIdentity(client, RESTORED);
  });
  await migrate(kysely);
  return head;
}

async function refuseFilled(pool: pg.Pool): Promise<void> {
  const found = await pool.query<{ there: boolean }>(
    `select to_regclass('public.accounts') is not null as there`,
  );
  if (found.rows[0]?.there !== true) return;
  const accounts = await pool.query(`select from accounts limit 1`);
  if (accounts.rowCount !== 0)
    throw new RestoreError(
      "This database holds data already. Restore into an empty one (another DATABASE_URL or DATA_DIR).",
    );
}

async function fill(client: pg.PoolClient, lines: AsyncGenerator<string>): Promise<void> {
  for (;;) {
    const line = parse(await nextLine(lines)) as TableLine | EndLine;
    if ("end" in line) return;
    // What a migration put there itself is in the backup, as it was then.
    await client.query(`delete from ${quoted(line.table)}`);
    const rows = client.query(
      copyFrom(
        `copy ${quoted(line.table)} (${columnList({ name: line.table, columns: line.columns })}) from stdin`,
      ),
    );
    const stored = finished(rows);
    stored.catch(() => undefined);
    try {
      await putRows(rows, lines, stored);
    } catch (error) {
      // Ends the COPY, without which the transaction could not even be rolled back.
      rows.destroy(error as Error);
      await stored.catch(() => undefined);
      throw error;
    }
  }
}

async function putRows(
  rows: NodeJS.WritableStream,
  lines: AsyncGenerator<string>,
  stored: Promise<void>,
): Promise<void> {
  for (;;) {
    const row = await nextLine(lines);
    if (row === ROWS_END) break;
    if (!rows.write(`${row}\n`)) await Promise.race([once(rows, "drain"), stored]);
  }
  rows.end();
  await stored;
}

async function nextLine(lines: AsyncGenerator<string>): Promise<string> {
  try {
    const next = await lines.next();
    if (next.done !== true) return next.value;
  } catch (error) {
    throw new RestoreError("The file cannot be read as a backup, or is cut off.", { cause: error });
  }
  throw new RestoreError("The file ends before the backup does.");
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch (error) {
    throw new RestoreError("The file is no backup of Guestcard.", { cause: error });
  }
}
