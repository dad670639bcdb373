import { open, readFile, rm, stat } from "node:fs/promises";
import { execFile } from "node:child_process";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { OwnPostgresError, systemCode } from "./own-postgres-error.ts";

/** What a server says of itself in `postmaster.pid`, which stays behind when it is killed. */
export type ServerRecord = {
  readonly pid: number;
  readonly dataFolder: string;
  readonly socketDirectory: string;
  readonly ready: boolean;
  /**
   * When the file was written last, in nanoseconds: tells a new record from an old one of the same process id. Not its
   * ctime, which also changes when a starting server removes the old one, while that may just be read here.
   */
  readonly changedAt: bigint;
};

const DATA_FOLDER_LINE = 1;
const SOCKET_LINE = 4;
const STATUS_LINE = 7;

/** Reads the record of `dataFolder`; null where there is none, `"unreadable"` where it is cut off. */
export async function readServerRecord(dataFolder: string): Promise<ServerRecord | "unreadable" | null> {
  let lines: string[];
  let changedAt: bigint;
  try {
    const file = await open(recordPath(dataFolder), "r");
    try {
      changedAt = (await file.stat({ bigint: true })).mtimeNs;
      lines = (await file.readFile("utf8")).split("\n");
    } finally {
      await file.close();
    }
  } catch (error) {
    if (systemCode(error) === "ENOENT") return null;
    throw error;
  }
  const pid = Number(lines[0]);
  const recorded = lines[DATA_FOLDER_LINE];
  if (!Number.isInteger(pid) || pid <= 0 || !recorded) return "unreadable";
  return {
    pid,
    dataFolder: recorded,
    socketDirectory: lines[SOCKET_LINE] ?? "",
    ready: lines[STATUS_LINE]?.trim() === "ready",
    changedAt,
  };
}

/** Removes a record that a power cut or full disk left without its contents; PostgreSQL would refuse to start on it. */
export async function removeUnreadableRecord(dataFolder: string): Promise<void> {
  await rm(recordPath(dataFolder), { force: true });
}

/**
 * Whether the process that `record` names is a server of `dataFolder`, and not a stranger that was given the same id
 * since, as is usual in containers.
 * @throws OwnPostgresError `in_use` where it is a server whose folder was moved here under it.
 */
export async function isServerOf(record: ServerRecord, dataFolder: string): Promise<boolean> {
  if (!(await runsServer(record))) return false;
  if (record.dataFolder === dataFolder) return true;
  const [recorded, own] = await Promise.all([
    stat(record.dataFolder).catch(() => null),
    stat(dataFolder).catch(() => null),
  ]);
  // Another folder: ours is a copy that was made while the server ran.
  if (recorded !== null) return recorded.dev === own?.dev && recorded.ino === own.ino;
  throw new OwnPostgresError(
    "in_use",
    `The PostgreSQL server ${record.pid}, started in ${record.dataFolder}, may still use ${dataFolder}.`,
    `End it with \`kill -INT ${record.pid}\` and start again.`,
  );
}

/** True while process `record.pid` is a PostgreSQL server that was started on `record.dataFolder`. A zombie is not. */
export async function runsServer(record: ServerRecord): Promise<boolean> {
  if (process.platform === "linux") {
    // Its working directory would tell as well, but root in a container may not read that of another user's process.
    const args = (await readFile(`/proc/${record.pid}/cmdline`, "utf8").catch(() => "")).split("\0");
    return basename(args[0] ?? "") === "postgres" && args[1] === "-D" && args[2] === record.dataFolder;
  }
  const ps = promisify(execFile)("ps", ["-ww", "-o", "command=", "-p", String(record.pid)]);
  const command = await ps.then(
    ({ stdout }) => stdout.trim(),
    () => "",
  );
  return `${command} `.includes(`postgres -D ${record.dataFolder} `);
}

function recordPath(dataFolder: string): string {
  return join(dataFolder, "postmaster.pid");
}
