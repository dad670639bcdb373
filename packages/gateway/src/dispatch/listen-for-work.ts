import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { Logger } from "pino";
import { LANES_CHANNEL } from "./lane-store.ts";

const RECONNECT_MS = 500;

/** Hears of work that other processes announce, over a connection of its own, which is made anew when it breaks. */
export function listenForWork(
  pool: pg.Pool,
  log: Logger,
  onWork: (integrationId: string) => void,
): { stop(): Promise<void> } {
  const stopped = new AbortController();

  async function listenOnce(): Promise<void> {
    const client = await pool.connect();
    try {
      await new Promise<void>((resolve, reject) => {
        client.on("notification", (message) => message.payload !== undefined && onWork(message.payload));
        client.on("error", reject);
        client.on("end", () => reject(new Error("The listening connection ended.")));
        stopped.signal.addEventListener("abort", () => resolve(), { once: true });
        client.query(`listen ${LANES_CHANNEL}`).catch(reject);
      });
    } finally {
      // Never back into the pool: it listens.
      client.release(true);
    }
  }

  async function listen(): Promise<void> {
    while (!stopped.signal.aborted) {
      await listenOnce().catch((error: unknown) =>
        log.warn({ err: error }, "not listening for work; polling goes on"),
      );
      await pause(RECONNECT_MS, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  }

  const listening = listen();
  return {
    async stop() {
      stopped.abort();
      await listening;
    },
  };
}
