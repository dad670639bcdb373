import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { type Doer, recordAct } from "../audit/record-act.ts";
import { countSealed } from "../credentials/sealed-counts.ts";
import { backedUpTables, type BackedUpTable, columnList, quoted } from "./backed-up-tables.ts";
import { type BackupHead, ROWS_END } from "./backup-file.ts";

/** Level 1 takes a third of the time of the usual 6 for a tenth more bytes. */
const GZIP = { level: 1 };

/** Thrown where the file of a backup cannot be written, in words. */
export class BackupError extends Error {
  override readonly name = "BackupError";
}

/**
 * Writes everything that the database holds at one moment to `path` (mode 0600), while the gateway goes on. The file
 * is there as a whole or not at all.
 * @returns how many tables.
 * @throws BackupError where the file cannot be written.
 */
export async function writeBackup(pool: pg.Pool, path: string, doer: Doer): Promise<number> {
  const draft = `${path}.partial`;
  // Before the database is asked for anything: a path that is wrong costs it no transaction.
  const file = await asWriting(path, open(draft, "w", 0o600));
  try {
    const tables = await fill(file, path, pool);
    await asWriting(path, rename(draft, path));
    await sync(dirname(path));
    await recordAct(pool, doer, {
      action: "database.backed_up",
      accountId: null,
      object: { kind: "database", id: null },
    });
    return tables;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Writes all to `file`, sees to it that it is on disk, and closes it. @returns how many tables. */
async function fill(file: FileHandle, path: string, pool: pg.Pool): Promise<number> {
  try {
    const tables = await copyAll(file, path, pool);
    await asWriting(path, file.sync());
    return tables;
  } finally {
    await file.close();
  }
}

async function copyAll(file: FileHandle, path: string, pool: pg.Pool): Promise<number> {
  const client = await pool.connect();
  let isWhole = false;
  try {
    await client.query("begin isolation level repeatable read read only");
    const tables = await backedUpTables(client);
    const head = await headOf(client, pool);
    await pipeline(
      () => contents(client, head, tables),
      createGzip(GZIP),
      (packed: AsyncIterable<Buffer>) => asWriting(path, file.writeFile(packed)),
    );
    await client.query("commit");
    isWhole = true;
    return tables.length;
  } finally {
    // A connection in the middle of a COPY takes no rollback; with it, its transaction ends.
    client.release(!isWhole);
  }
}

/** Says of a failure of `work` which file it was to write. */
async function asWriting<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BackupError(`The backup ${path} cannot be written: ${reason}`, { cause: error });
  }
}

/** What a backup holds, piece by piece. */
async function* contents(
  client: pg.PoolClient,
  head: BackupHead,
  tables: readonly BackedUpTable[],
): AsyncGenerator<string | Buffer> {
  yield `${JSON.stringify(head)}\n`;
  for (const table of tables) yield* contentsOf(client, table);
  yield `${JSON.stringify({ end: true })}\n`;
}

async function* contentsOf(client: pg.PoolClient, table: BackedUpTable): AsyncGenerator<string | Buffer> {
  yield `${JSON.stringify({ table: table.name, columns: table.columns })}\n`;
  const rows = client.query(
    copyTo(`copy (select ${columnList(table)} from ${quoted(table.name)}) to stdout`),
  );
  // It ends with its connection where the file fails, when nobody reads it any more.
  rows.on("error", () => undefined);
  yield* rows as AsyncIterable<Buffer>;
  yield `${ROWS_END}\n`;
}

async function headOf(client: pg.PoolClient, pool: pg.Pool): Promise<BackupHead> {
  const migrations = await client.query<{ name: string }>(`select name from kysely_migration order by name`);
  return {
    format: "guestcard-backup-1",
    madeAt: new Date().toISOString(),
    migrations: migrations.rows.map(({ name }) => name),
    keyIds: [...(await countSealed(pool)).keys()],
  };
}

async function sync(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
