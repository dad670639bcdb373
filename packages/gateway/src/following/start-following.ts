import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { Logger } from "pino";
import { inTransaction } from "../database/in-transaction.ts";
import { followNewWrites, type LastTurns, type Progress } from "./follow-new-writes.ts";
import { sampleLevels } from "./sample-levels.ts";
import { FIRST_PLACE, tallyEvents, type TrackPlace } from "./tally-events.ts";

/** A lead is in the index, and what happened to it is counted, within about two of these. */
const TURN_MS = 500;
/**
 * While there is more to do than one turn does, it rests this many times as long as it worked: in a burst at most a
 * tenth of one core goes into what can wait, and the rest into accepting and delivering.
 */
const REST = 9;
const SAMPLE_EVERY_MS = 30_000;
const AGAIN_AFTER_ERROR_MS = 5000;

/**
 * What is lost with a crash is followed again. And each statement looks up few rows, by an index: the plan for that is
 * kept. By itself PostgreSQL plans these anew each time, for longer than they run.
 */
const SETTINGS = `
  set local synchronous_commit = off; set local plan_cache_mode = force_generic_plan;
  set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off`;

/** Follows the writes into the tables that search and overview read. */
export type Following = {
  /** Ends after the turn under way. */
  stop(): Promise<void>;
};

/** Starts following. Any number of processes may: the one that holds the row of `following_progress` has the turn. */
export function startFollowing(pool: pg.Pool, log: Logger): Following {
  const ended = new AbortController();
  const last: LastTurns = { settledAt: -Infinity, sweptAt: performance.now() };
  let sampledAt = -Infinity;
  let place: TrackPlace = FIRST_PLACE;

  /** @returns whether there is more to do now. */
  async function takeTurn(): Promise<boolean> {
    return inTransaction(pool, async (client) => {
      const { rows } = await client.query<Progress>(
        `select indexed_to as "indexedTo", seen_to as "seenTo" from following_progress for update skip locked`,
      );
      const [progress] = rows;
      if (!progress) return false;
      if (performance.now() - sampledAt >= SAMPLE_EVERY_MS) {
        await sampleLevels(client);
        sampledAt = performance.now();
      }
      await client.query(SETTINGS);
      const hasMore = await followNewWrites(client, progress, last);
      const next = await tallyEvents(client, place);
      place = next ?? FIRST_PLACE;
      return hasMore || next !== null;
    });
  }

  const loop = (async () => {
    while (!ended.signal.aborted) {
      const began = performance.now();
      let rest = TURN_MS;
      try {
        if (await takeTurn()) rest = REST * (performance.now() - began);
      } catch (error) {
        log.warn({ err: error }, "writes are not followed for now; search and overview lag behind");
        rest = AGAIN_AFTER_ERROR_MS;
      }
      await pause(rest, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  })();

  return {
    async stop() {
      ended.abort();
      await loop;
    },
  };
}
