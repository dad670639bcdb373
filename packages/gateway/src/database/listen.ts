import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { Logger } from "pino";

const RECONNECT_MS = 500;

/**
 * Hears what is announced on a channel, over a connection of its own, which is made anew when it breaks. What was
 * announced meanwhile is missed: who listens also looks by itself now and then.
 */
export function listen(
  pool: pg.Pool,
  log: Logger,
  channel: string,
  onMessage: (payload: string) => void,
): { stop(): Promise<void> } {
  const stopped = new AbortController();

  async function listenOnce(): Promise<void> {
    const client = await pool.connect();
    try {
      await new Promise<void>((resolve, reject) => {
        client.on("notification", (message) => onMessage(message.payload ?? ""));
        client.on("error", reject);
        client.on("end", () => reject(new Error("The listening connection ended.")));
        if (stopped.signal.aborted) return resolve();
        stopped.signal.addEventListener("abort", () => resolve(), { once: true });
        client.query(`listen ${channel}`).catch(reject);
      });
    } finally {
      // Never back into the pool: it listens.
      client.release(true);
    }
  }

  async function listenOn(): Promise<void> {
    while (!stopped.signal.aborted) {
      await listenOnce().catch((error: unknown) =>
        log.warn({ err: error, channel }, "not listening; polling goes on"),
      );
      await pause(RECONNECT_MS, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  }

  const listening = listenOn();
  return {
    async stop() {
      stopped.abort();
      await listening;
    },
  };
}
