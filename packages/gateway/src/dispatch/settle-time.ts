import { type Delivery, growingPause } from "./delivery.ts";
import type { LoadedWrite } from "./loaded-write.ts";

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 5 * 60_000;

/**
 * Milliseconds until RPX must show what it stored of a write whose outcome is not known; 0 or less once it must. What is
 * not found from then on is not there. Counted by PostgreSQL's clock until the write was read, and from then on by one that
 * nobody sets.
 */
export const msUntilSettled = (
  { times }: Pick<Delivery, "times">,
  { uncertainUntil }: LoadedWrite,
): number => {
  const now = performance.now();
  return (uncertainUntil ?? now) + times.settleMs - now;
};

/** How long after one look-up the next is made, in milliseconds. The one that can settle it is made as soon as it can. */
export function pauseOfLookUp(delivery: Pick<Delivery, "times">, write: LoadedWrite): number {
  const pause = growingPause(write.lookUps, FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
  const left = msUntilSettled(delivery, write);
  return left > 0 ? Math.min(pause, left + 1) : pause;
}
