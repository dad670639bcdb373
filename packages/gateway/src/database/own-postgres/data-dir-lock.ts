import { accessSync, constants } from "node:fs";
import { chmod, lchown, lstat, readFile, rm, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { explainFileFault, OwnPostgresError } from "./own-postgres-error.ts";

/** The sole right to a data directory, held until `release` or the end of this process, however it ends. */
export type DataDirLock = { release(): Promise<void> };

const SQLITE_BUSY = 5;

/**
 * Takes the right to `dataDir`, or returns null at once where another process (or another caller in this one) has it.
 *
 * It is a POSIX file lock. The kernel frees it the moment its holder dies, so there is no stale state and no race, and
 * it holds between containers that share a volume, where process ids mean nothing (a rolling update on one node runs
 * the old and the new gateway at once; PostgreSQL's own pid file cannot see that). It also outlives a crash of the
 * server, unlike an advisory lock inside it. Node has no call for it; SQLite in Node takes one with BEGIN EXCLUSIVE.
 * The file must never be opened by other code of this process: closing it would drop the lock.
 * @throws OwnPostgresError where the file cannot be made or the file system has no locks.
 */
export async function lockDataDir(dataDir: string): Promise<DataDirLock | null> {
  const path = join(dataDir, "postgres.lock");
  const holder = holderFile(dataDir);
  const database = openExclusively(path, dataDir);
  if (database === null) return null;
  const release = async (): Promise<void> => {
    try {
      await rm(holder, { force: true });
    } finally {
      database.close();
    }
  };
  try {
    const { uid, gid } = await stat(dataDir);
    // Whoever can read the file can lock it.
    if (!(await lstat(path)).isFile()) throw new Error("it is not a plain file");
    await chmod(path, 0o600);
    await rm(holder, { force: true });
    await writeFile(holder, `${process.pid} ${hostname()}\n`, { mode: 0o600, flag: "wx" });
    // Files that root makes in another user's folder must not lock that user out.
    if (process.getuid?.() === 0) await Promise.all([lchown(path, uid, gid), lchown(holder, uid, gid)]);
  } catch (error) {
    await release().catch(() => undefined);
    throw explainFileFault(error, path);
  }
  return { release };
}

function openExclusively(path: string, dataDir: string): DatabaseSync | null {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(path, { timeout: 0 });
    // On a file that it may only read, SQLite would begin without a lock.
    accessSync(path, constants.W_OK);
    database.exec("pragma journal_mode = memory; begin exclusive");
    return database;
  } catch (error) {
    database?.close();
    const code = error instanceof Error && "errcode" in error ? Number(error.errcode) & 0xff : 0;
    if (code === SQLITE_BUSY) return null;
    throw new OwnPostgresError(
      "permission",
      `${path} cannot be locked by user id ${process.getuid?.()} (${error instanceof Error ? error.message : String(error)}).`,
      `Give that user ${dataDir}, or set DATA_DIR to a folder on a local disk that it may write.`,
      { cause: error },
    );
  }
}

function holderFile(dataDir: string): string {
  return join(dataDir, "postgres.owner");
}

/** The refusal of a second gateway, naming who has the folder where that is known. */
export async function inUse(dataDir: string): Promise<OwnPostgresError> {
  const [pid, host] = (await readFile(holderFile(dataDir), "utf8").catch(() => "")).trim().split(" ");
  const where = host === undefined || host === hostname() ? "" : ` on ${host}`;
  const who = pid ? `, process ${pid}${where}` : "";
  return new OwnPostgresError(
    "in_use",
    `Another gateway is using the data directory ${dataDir}${who}.`,
    "One gateway has one data directory: stop the other, set another DATA_DIR, or let several share one DATABASE_URL.",
  );
}
