const CADENCE_MS: Readonly<Record<string, number>> = {
  SECOND: 1000,
  MINUTE: 60_000,
  HOUR: 3_600_000,
  DAY: 86_400_000,
  WEEK: 604_800_000,
  MONTH: 2_592_000_000,
};

/**
 * Sends are spread evenly and 4 % slower than allowed, so that the unevenness of timers and network (up to 40 ms in
 * a second; 20 were measured to be too few on a loaded machine) cannot bring one request more into any window at RPX.
 */
const MARGIN = 1.04;

/**
 * How much of that stays between two requests as they leave. A turn is taken before the intent is committed; where the
 * disk was slow the request leaves late, and the next, in time again, would follow too closely. The quarter that
 * is missing lets a late one catch up; with half of it a shared machine showed six in one second where five may be.
 */
const DEPARTURE_SHARE = 1.03 / MARGIN;

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
  /** Takes the moment in which a request leaves for RPX. Returns the milliseconds until then, mostly 0. */
  departInMs(): number;
  /** Goes on at another pace, from the last request on. */
  change(intervalMs: number): void;
};

/** Below this a timer cannot wait exactly, and the next moments are taken at once. */
const TIMER_GRAIN_MS = 0.5;

export function createPacer(firstIntervalMs: number, firstWaitMs: number): Pacer {
  let intervalMs = firstIntervalMs;
  let next = performance.now() + firstWaitMs;
  let departure = -Infinity;
  return {
    waitMs: () => {
      const wait = next - performance.now();
      return wait > TIMER_GRAIN_MS ? wait : 0;
    },
    take: () => {
      // Moments that nobody used are not saved up.
      next = Math.max(next, performance.now() - TIMER_GRAIN_MS) + intervalMs;
    },
    departInMs: () => {
      const now = performance.now();
      departure = Math.max(departure + intervalMs * DEPARTURE_SHARE, now);
      return departure - now > TIMER_GRAIN_MS ? departure - now : 0;
    },
    change: (changedMs) => {
      next += changedMs - intervalMs;
      intervalMs = changedMs;
    },
  };
}
