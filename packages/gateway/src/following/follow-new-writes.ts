import type pg from "pg";
import { lowestIdAt, momentOf } from "../database/partitions.ts";
import { indexWritesAbove } from "../search/index-writes.ts";

/**
 * Ids are made before their write is committed, and by the clocks of several machines: a write may turn up below one
 * that is indexed. So each turn begins a little below the newest one, every few seconds one begins where all is
 * settled, and a search looks through what is not settled itself. A write that comes later still (of a clock that is
 * further behind) is found by the sweep, and until then by its job id alone.
 */
const CLOSE_MS = 2000;
const SETTLED_MS = 20_000;
const SETTLE_EVERY_MS = 5000;
const SWEEP_MS = 2 * 3_600_000;
const SWEEP_EVERY_MS = 10 * 60_000;

/** How far workers have followed: the row of `following_progress`. */
export type Progress = { readonly indexedTo: string; readonly seenTo: string };

/** When this process last settled and swept, in its own time. */
export type LastTurns = { settledAt: number; sweptAt: number };

/**
 * Follows what was accepted since the last turn. The caller's transaction holds the row of `following_progress`.
 * @returns whether there may be more.
 */
export async function followNewWrites(
  client: pg.PoolClient,
  progress: Progress,
  last: LastTurns,
): Promise<boolean> {
  if (performance.now() - last.settledAt >= SETTLE_EVERY_MS) return settle(client, progress, last);
  if (performance.now() - last.sweptAt >= SWEEP_EVERY_MS) return sweep(client, last);
  const close = idBefore(momentOf(progress.seenTo), CLOSE_MS);
  const { newest, isFull } = await indexWritesAbove(client, later(close, progress.indexedTo));
  if (newest !== null && newest > progress.seenTo)
    await client.query(`update following_progress set seen_to = $1`, [newest]);
  return isFull;
}

/** Goes through all that is not settled, and settles what is old enough. */
async function settle(client: pg.PoolClient, progress: Progress, last: LastTurns): Promise<boolean> {
  const { rows } = await client.query<{ now: Date }>(`select clock_timestamp() as now`);
  const { newest, isFull } = await indexWritesAbove(client, progress.indexedTo);
  const oldEnough = idBefore((rows[0]?.now ?? new Date()).getTime(), SETTLED_MS);
  // While there is more to come, only what this turn went through can be settled.
  const settled = isFull && newest !== null && newest < oldEnough ? newest : oldEnough;
  await client.query(`update following_progress set indexed_to = $1, seen_to = $2`, [
    later(settled, progress.indexedTo),
    later(newest ?? progress.seenTo, progress.seenTo),
  ]);
  if (!isFull) last.settledAt = performance.now();
  return isFull;
}

/** Looks for writes that turned up where all was taken for settled. */
async function sweep(client: pg.PoolClient, last: LastTurns): Promise<boolean> {
  const { isFull } = await indexWritesAbove(client, idBefore(Date.now(), SWEEP_MS));
  if (!isFull) last.sweptAt = performance.now();
  return isFull;
}

const idBefore = (moment: number, ms: number): string => lowestIdAt(new Date(Math.max(0, moment - ms)));
const later = (one: string, other: string): string => (one > other ? one : other);
