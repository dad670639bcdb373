import { setTimeout as sleep } from "node:timers/promises";
import type { LogSink } from "./log-sink.ts";
import type { ServerExit, ServerProcess } from "./server-process.ts";

/** An end of the server that nobody asked for. It is being restarted. */
export type UnexpectedExit = ServerExit & { readonly pid: number };

export type ExitListener = (detail: UnexpectedExit) => void;

/** Keeps a server running until it is stopped. */
export type Supervision = { stop(): Promise<void>; readonly onExit: (listener: ExitListener) => void };

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;
/** A server that ran this long was well: its next restart is at once again. */
const STEADY_MS = 10_000;

/**
 * Watches `first`. When it ends unasked it is started again with `restart`, after pauses that double from 100 ms to
 * 5 s, for as long as it takes: a full disk or a missing volume may come back.
 */
export function superviseServer(
  first: ServerProcess,
  restart: (abort: AbortSignal) => Promise<ServerProcess>,
  log: LogSink,
): Supervision {
  const stopping = new AbortController();
  const listeners = new Set<ExitListener>();
  let current = first;
  let failures = 0;

  const restartUntilItRuns = async (): Promise<void> => {
    for (;;) {
      await sleep(Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS), undefined, {
        signal: stopping.signal,
        ref: false,
      });
      failures += 1;
      try {
        current = await restart(stopping.signal);
        // `stop` came in the same moment and knew only the server before.
        if (stopping.signal.aborted) await current.stop();
        else log.info({ postgres_pid: current.pid }, "PostgreSQL runs again");
        return;
      } catch (error) {
        stopping.signal.throwIfAborted();
        log.error({ err: error }, "PostgreSQL could not be restarted; trying on");
      }
    }
  };

  const watch = async (): Promise<void> => {
    for (;;) {
      const since = performance.now();
      const exit = await current.exited;
      if (stopping.signal.aborted) return;
      if (performance.now() - since > STEADY_MS) failures = 0;
      const { pid } = current;
      log.error({ ...exit, postgres_pid: pid }, "PostgreSQL ended unexpectedly; restarting it");
      for (const listener of listeners) notify(listener, { ...exit, pid }, log);
      await restartUntilItRuns();
    }
  };
  const watched = watch().catch((error: unknown) => {
    if (!stopping.signal.aborted) log.error({ err: error }, "PostgreSQL is no longer watched");
  });

  return {
    onExit: (listener) => void listeners.add(listener),
    stop: async () => {
      stopping.abort();
      await current.stop();
      await watched;
    },
  };
}

function notify(listener: ExitListener, detail: UnexpectedExit, log: LogSink): void {
  try {
    listener(detail);
  } catch (error) {
    log.error({ err: error }, "a listener to the end of PostgreSQL failed");
  }
}
