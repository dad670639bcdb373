import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { Logger } from "pino";
import { announceWork, type LaneNews } from "./lane-store.ts";

const RETRY_MS = 500;

/** What workers are told of integrations. */
export type Announcer = {
  /** They have work. */
  readonly announce: (integrationIds: Iterable<string>) => void;
  /** Their credentials or pace were changed: who holds a lane goes by the new ones. */
  readonly announceChange: (integrationId: string) => void;
};

/**
 * Announces work to the workers of every process, without making the caller wait; announcements that come together
 * go out with one statement. While the database is away they are kept; one that is lost with the process is found
 * by the workers' own look for due writes.
 */
export function createAnnouncer(pool: pg.Pool, log: Logger): Announcer {
  const waiting = new Map<string, LaneNews>();
  let sending = false;

  async function send(): Promise<void> {
    sending = true;
    while (waiting.size > 0) {
      const news = new Map(waiting);
      waiting.clear();
      try {
        await announceWork(pool, news);
      } catch (error) {
        log.warn({ err: error }, "work not announced yet");
        for (const [id, what] of news) note(id, what);
        await pause(RETRY_MS, undefined, { ref: false });
      }
    }
    sending = false;
  }

  function note(integrationId: string, news: LaneNews): void {
    if (waiting.get(integrationId) !== "changed") waiting.set(integrationId, news);
  }

  return {
    announce(integrationIds) {
      for (const id of integrationIds) note(id, "work");
      if (!sending) void send();
    },
    announceChange(integrationId) {
      note(integrationId, "changed");
      if (!sending) void send();
    },
  };
}
