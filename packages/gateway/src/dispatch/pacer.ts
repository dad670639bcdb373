import { setTimeout as pause } from "node:timers/promises";

const CADENCE_MS: Readonly<Record<string, number>> = {
  SECOND: 1000,
  MINUTE: 60_000,
  HOUR: 3_600_000,
  DAY: 86_400_000,
  WEEK: 604_800_000,
  MONTH: 2_592_000_000,
};

/**
 * Sends are spread evenly and slower than allowed by this much, so that the unevenness of timers and network (up to
 * 45 ms in a second; 30 were measured to be too few on a loaded machine) cannot bring one request more into any window
 * at RPX.
 */
const MARGIN = 1.045;

/**
 * A turn is taken before the intent is committed; where the disk was slow the request leaves late, and those that
 * follow, in time again, would crowd into its second. So what leaves within about a second is kept apart by this part
 * of what is planned; the rest lets late ones catch up.
 */
const DEPARTURE_SHARE = 1.04 / MARGIN;
const GUARDED_MS = 1000 * MARGIN;

/** Milliseconds between two requests at `frequency` requests per `cadence`. @throws Error on an unknown cadence. */
export function requestInterval(frequency: number, cadence: string): number {
  const period = CADENCE_MS[cadence];
  if (period === undefined) throw new Error(`Unknown cadence ${cadence}.`);
  return (period / frequency) * MARGIN;
}

/** Hands out the moments at which a lane may send, `intervalMs` apart. Times are `performance.now()` milliseconds. */
export type Pacer = {
  /** Milliseconds until the next request may leave; 0 or less: now. */
  waitMs(): number;
  /** Takes the next moment. Call only when `waitMs()` is at most 0. */
  take(): void;
  /** Resolves in the moment in which a request may leave for RPX, mostly at once. */
  depart(): Promise<void>;
  /** Goes on at another pace, from the last request on. */
  change(intervalMs: number): void;
};

/** So many departures are remembered at most. */
const MOST_GUARDED = 1000;

/** Below this a timer cannot wait exactly, and the next moments are taken at once. */
const TIMER_GRAIN_MS = 0.5;

export function createPacer(firstIntervalMs: number, firstWaitMs: number): Pacer {
  let intervalMs = firstIntervalMs;
  let next = performance.now() + firstWaitMs;
  /** When the last requests left, as many as may in about a second. */
  const departures: { at: number }[] = [];
  return {
    waitMs: () => {
      const wait = next - performance.now();
      return wait > TIMER_GRAIN_MS ? wait : 0;
    },
    take: () => {
      // Moments that nobody used are not saved up.
      next = Math.max(next, performance.now() - TIMER_GRAIN_MS) + intervalMs;
    },
    depart: async () => {
      const now = performance.now();
      const calls = Math.min(Math.max(1, Math.round(GUARDED_MS / intervalMs)), MOST_GUARDED);
      const before = (departures.at(-calls)?.at ?? -Infinity) + calls * intervalMs * DEPARTURE_SHARE;
      const departure = { at: Math.max(now, before, departures.at(-1)?.at ?? -Infinity) };
      departures.push(departure);
      departures.splice(0, departures.length - calls);
      const wait = departure.at - now;
      if (wait <= TIMER_GRAIN_MS) return;
      await pause(wait);
      departure.at = performance.now();
    },
    change: (changedMs) => {
      next += changedMs - intervalMs;
      intervalMs = changedMs;
    },
  };
}
