import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";

/**
 * Does `work` now, and again `everyMs` after each end of it. Where it fails the log says `failure`, and it goes on.
 * @param work its signal is aborted once the loop is to end.
 * @returns a function that ends the loop, and resolves when what is under way has ended.
 */
export function repeat(
  everyMs: number,
  log: Logger,
  failure: string,
  work: (signal: AbortSignal) => Promise<void>,
): () => Promise<void> {
  const ended = new AbortController();
  const { signal } = ended;
  const loop = (async () => {
    while (!signal.aborted) {
      await work(signal).catch((error: unknown) => log.warn({ err: error }, failure));
      await pause(everyMs, undefined, { signal }).catch(() => undefined);
    }
  })();
  return async () => {
    ended.abort();
    await loop;
  };
}
