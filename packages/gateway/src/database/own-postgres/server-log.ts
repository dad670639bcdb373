import { constants } from "node:fs";
import { type FileHandle, lchown, open, rename, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { diskFull, explainFileFault, OwnPostgresError, saysDiskFull } from "./own-postgres-error.ts";

/** The server's log, kept as one file and the one before it. */
const LOG_LIMIT_BYTES = 8 * 1024 * 1024;
const TAIL_BYTES = 16 * 1024;

/**
 * Opens the log for the server to write, after putting a long one aside. A file, not a pipe: the server must be able
 * to write when this process is gone.
 */
export async function openServerLog(path: string): Promise<FileHandle> {
  try {
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    );
    if (size > LOG_LIMIT_BYTES) await rename(path, `${path}.1`);
    const { O_APPEND, O_CREAT, O_NOFOLLOW, O_RDWR } = constants;
    const file = await open(path, O_APPEND | O_CREAT | O_NOFOLLOW | O_RDWR, 0o600);
    if (process.getuid?.() === 0) await handToFolderOwner(path);
    return file;
  } catch (error) {
    throw explainFileFault(error, path);
  }
}

async function handToFolderOwner(path: string): Promise<void> {
  const { uid, gid } = await stat(dirname(path));
  await lchown(path, uid, gid);
}

/** The end of the log, from byte `from` on. */
export async function readLogTail(file: FileHandle, from: number): Promise<string> {
  const { size } = await file.stat();
  const start = Math.max(from, size - TAIL_BYTES);
  const buffer = Buffer.alloc(Math.max(0, size - start));
  await file.read(buffer, 0, buffer.length, start);
  return buffer.toString("utf8");
}

/** What a server that ended before it was ready says in its log, as a fault that an operator can act on. */
export function explainServerLog(tail: string, logFile: string, dataFolder: string): OwnPostgresError {
  const fatal = tail.split("\n").findLast((line) => /(FATAL|PANIC): /.test(line));
  const said = fatal?.replace(/^.*?(FATAL|PANIC): +/, "") ?? (tail.trim().slice(-500) || "it said nothing");
  if (saysDiskFull(tail)) return diskFull(dataFolder);
  if (/pre-existing shared memory block/.test(said))
    return new OwnPostgresError(
      "lingering",
      `Processes of a killed PostgreSQL server still use ${dataFolder}.`,
      "They end with their last statement; end them, or wait and start again.",
    );
  if (/lock file .* already exists/.test(said))
    return new OwnPostgresError(
      "in_use",
      `Another PostgreSQL server is using ${dataFolder} (${said}).`,
      "Stop it, or set another DATA_DIR.",
    );
  if (/Permission denied|wrong ownership|invalid permissions/.test(said))
    return new OwnPostgresError(
      "permission",
      `PostgreSQL may not use ${dataFolder} (${said}).`,
      "Give the folder and all in it back to its owner, with mode 0700.",
    );
  return new OwnPostgresError(
    "start_failed",
    `PostgreSQL did not start in ${dataFolder}: ${said}`,
    `${logFile} says more.`,
  );
}
