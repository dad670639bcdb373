import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { Logger } from "pino";
import { announceWork } from "./lane-store.ts";

const RETRY_MS = 500;

/**
 * Announces work to the workers of every process, without making the caller wait; announcements that come together
 * go out with one statement. While the database is away they are kept; one that is lost with the process is found
 * by the workers' own look for due writes.
 */
export function createAnnouncer(pool: pg.Pool, log: Logger): (integrationIds: Iterable<string>) => void {
  const waiting = new Set<string>();
  let sending = false;

  async function send(): Promise<void> {
    sending = true;
    while (waiting.size > 0) {
      const ids = [...waiting];
      waiting.clear();
      try {
        await announceWork(pool, ids);
      } catch (error) {
        log.warn({ err: error }, "work not announced yet");
        for (const id of ids) waiting.add(id);
        await pause(RETRY_MS, undefined, { ref: false });
      }
    }
    sending = false;
  }

  return (integrationIds) => {
    for (const id of integrationIds) waiting.add(id);
    if (!sending) void send();
  };
}
