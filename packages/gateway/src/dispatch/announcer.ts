import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { Logger } from "pino";
import { markLanes, sayNews, wakeWorkers } from "./lane-store.ts";

const RETRY_MS = 500;
/** Who is woken takes a lane within a few milliseconds; the mark, which nobody then needs, is not to be in the way. */
const MARK_AFTER_MS = 20;

/** What workers are told of integrations. */
export type Announcer = {
  /** Writes of these wait. */
  readonly announceWrites: (integrationIds: Iterable<string>) => void;
  /** A sync was asked for. */
  readonly announceSync: (integrationId: string) => void;
  /** Its credentials or pace were changed: who holds its lane goes by the new ones. */
  readonly announceChange: (integrationId: string) => void;
};

/**
 * Announces news of lanes to the workers of every process, without making the caller wait; announcements that come
 * together go out with one statement. While the database is away they are kept; one that is lost with the process is
 * found by the workers' own look for due writes.
 */
export function createAnnouncer(pool: pg.Pool, log: Logger): Announcer {
  const mark = together("lanes not marked due yet", (ids) => markLanes(pool, ids), MARK_AFTER_MS);
  const wake = together("lanes not announced yet", (said) => wakeWorkers(pool, said));

  /** Collects what is to be said with one statement, and says it until that succeeds. */
  function together(
    failure: string,
    say: (what: readonly string[]) => Promise<void>,
    afterMs = 0,
  ): (what: Iterable<string>) => void {
    const waiting = new Set<string>();
    let saying = false;

    async function sayAll(): Promise<void> {
      saying = true;
      while (waiting.size > 0) {
        if (afterMs > 0) await pause(afterMs, undefined, { ref: false });
        const all = [...waiting];
        waiting.clear();
        try {
          await say(all);
        } catch (error) {
          log.warn({ err: error }, failure);
          for (const one of all) waiting.add(one);
          await pause(RETRY_MS, undefined, { ref: false });
        }
      }
      saying = false;
    }

    return (what) => {
      for (const one of what) waiting.add(one);
      if (!saying) void sayAll();
    };
  }

  return {
    announceWrites(integrationIds) {
      const ids = [...integrationIds];
      wake(ids.map((id) => sayNews(id, "writes")));
      mark(ids);
    },
    // Both have made the lane due, with what they say of it.
    announceSync: (integrationId) => wake([sayNews(integrationId, "sync")]),
    announceChange: (integrationId) => wake([sayNews(integrationId, "changed")]),
  };
}
