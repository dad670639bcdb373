import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type { Launcher } from "./launcher.ts";
import type { LogSink } from "./log-sink.ts";
import { OwnPostgresError } from "./own-postgres-error.ts";
import { explainServerLog, openServerLog, readLogTail } from "./server-log.ts";
import { readServerRecord, type ServerRecord } from "./server-record.ts";

/** How a server ended. */
export type ServerExit = { readonly exitCode: number | null; readonly signal: NodeJS.Signals | null };

/** A server that accepts connections. */
export type ServerProcess = {
  readonly pid: number;
  /** Resolves when the process has ended, for whatever reason; never rejects. */
  readonly exited: Promise<ServerExit>;
  /** Ends it and resolves when it has ended. */
  stop(): Promise<void>;
};

/** Everything that stays the same each time a server is started on a folder. */
export type ServerPlan = {
  readonly program: string;
  readonly args: readonly string[];
  readonly dataFolder: string;
  readonly logFile: string;
  readonly launcher: Launcher;
  readonly log: LogSink;
};

const POLL_MS = 10;
const SLOW_START_MS = 10_000;
const LINGERING_PATIENCE_MS = 10_000;
const LINGERING_POLL_MS = 200;
/** A fast shutdown rolls back what is open and writes a checkpoint; an immediate one leaves that to the next start. */
const FAST_SHUTDOWN_MS = 20_000;
/** PostgreSQL itself kills what did not end 5 seconds after an immediate shutdown. */
const IMMEDIATE_SHUTDOWN_MS = 10_000;

/**
 * Starts a server and resolves when it accepts connections, however long its recovery takes.
 * @param strangerPid the process that an old `postmaster.pid` names and that is no server of this folder.
 * @param abort ends the attempt.
 * @throws OwnPostgresError with what its log says, where it ends before that.
 */
export async function startServer(
  plan: ServerPlan,
  strangerPid: number | null,
  abort: AbortSignal,
): Promise<ServerProcess> {
  const deadline = performance.now() + LINGERING_PATIENCE_MS;
  for (;;) {
    try {
      return await attemptStart(plan, strangerPid, abort);
    } catch (error) {
      const lingering = error instanceof OwnPostgresError && error.code === "lingering";
      if (!lingering || performance.now() > deadline) throw error;
      await sleep(LINGERING_POLL_MS, undefined, { signal: abort });
    }
  }
}

async function attemptStart(
  plan: ServerPlan,
  strangerPid: number | null,
  abort: AbortSignal,
): Promise<ServerProcess> {
  abort.throwIfAborted();
  const logFile = await openServerLog(plan.logFile);
  try {
    // In a container the new server often has the process id of the one before.
    const stale = recordOrNull(await readServerRecord(plan.dataFolder));
    const logStart = (await logFile.stat()).size;
    // PostgreSQL takes any living process that its old file names for a server, except its own forebears. Removing
    // the file instead would also remove its guard against processes that a killed server left (it names their memory).
    const environment: Record<string, string> =
      strangerPid === null ? {} : { PG_GRANDPARENT_PID: String(strangerPid) };
    const child = plan.launcher.spawn(plan.program, plan.args, {
      stdio: ["ignore", logFile.fd, logFile.fd],
      environment,
    });
    const exited = exitOf(child);
    const server = { pid: child.pid ?? 0, exited, stop: () => stopChild(child, exited) };
    const ready = await waitUntilReady(plan, server, stale, abort);
    if (!ready) throw explainServerLog(await readLogTail(logFile, logStart), plan.logFile, plan.dataFolder);
    if (abort.aborted) {
      await server.stop();
      abort.throwIfAborted();
    }
    // The server must not keep a process alive that is otherwise done.
    child.unref();
    return server;
  } finally {
    await logFile.close();
  }
}

function exitOf(child: ChildProcess): Promise<ServerExit> {
  return new Promise((resolve) => {
    child.once("exit", (exitCode, signal) => resolve({ exitCode, signal }));
    child.once("error", () => resolve({ exitCode: null, signal: null }));
  });
}

/** False where the server ended first. True also when aborted. */
async function waitUntilReady(
  plan: ServerPlan,
  server: ServerProcess,
  stale: ServerRecord | null,
  abort: AbortSignal,
): Promise<boolean> {
  let ended = false;
  void server.exited.then(() => (ended = true));
  let complainAt = performance.now() + SLOW_START_MS;
  while (!abort.aborted) {
    const record = recordOrNull(await readServerRecord(plan.dataFolder));
    if (ended) return false;
    if (record?.ready && record.pid === server.pid && record.changedAt !== stale?.changedAt) return true;
    if (performance.now() > complainAt) {
      plan.log.warn(
        { folder: plan.dataFolder },
        "PostgreSQL is still starting; it may be recovering from a kill",
      );
      complainAt += SLOW_START_MS;
    }
    await sleep(POLL_MS);
  }
  return true;
}

function recordOrNull(record: ServerRecord | "unreadable" | null): ServerRecord | null {
  return record === "unreadable" ? null : record;
}

async function stopChild(child: ChildProcess, exited: Promise<ServerExit>): Promise<void> {
  child.ref();
  let ended = false;
  void exited.then(() => (ended = true));
  await endServer(
    (signal) => child.kill(signal),
    () => Promise.resolve(ended),
    child.pid ?? 0,
  );
}

/**
 * Ends a server: a fast shutdown, after 20 s an immediate one.
 * @throws OwnPostgresError `stop_failed` where it survives both.
 */
export async function endServer(
  kill: (signal: NodeJS.Signals) => void,
  hasEnded: () => Promise<boolean>,
  pid: number,
): Promise<void> {
  const stages = [
    ["SIGINT", FAST_SHUTDOWN_MS],
    ["SIGQUIT", IMMEDIATE_SHUTDOWN_MS],
  ] as const;
  for (const [signal, patienceMs] of stages) {
    if (await hasEnded()) return;
    kill(signal);
    const deadline = performance.now() + patienceMs;
    while (performance.now() < deadline) {
      if (await hasEnded()) return;
      await sleep(POLL_MS);
    }
  }
  throw new OwnPostgresError(
    "stop_failed",
    `PostgreSQL, process ${pid}, does not end.`,
    "Its disk may hang. What was acknowledged is safe.",
  );
}
