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
 * Sends are spread evenly and slower than allowed by this much, so that the unevenness of timers and network (30 ms in a
 * second were measured to be too few on a loaded machine) cannot bring one request more into any window at RPX.
 */
const MARGIN = 1.045;

/**
 * A turn is taken before the intent is committed; where the disk was slow the request leaves late, and those that
 * follow, in time again, would crowd into its second. So as many as may leave in about a second are kept apart by this
 * part of what is planned for them; the rest lets late ones catch up.
 */
const DEPARTURE_SHARE = 1.04 / MARGIN;
const GUARDED_MS = 1000 * MARGIN;
/** So many departures are remembered at most. */
const MOST_GUARDED = 1000;

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
  /** Resolves in the moment in which a request may leave for RPX, mostly at once, or when `signal` is aborted. */
  depart(signal?: AbortSignal): Promise<void>;
  /** Milliseconds until a pacer that knows nothing of this one's requests may go on in its place. */
  handOverMs(): number;
  /** Goes on at another pace, from the last request on. */
  change(intervalMs: number): void;
};

/** Below this a timer cannot wait exactly, and the next moments are taken at once. */
const TIMER_GRAIN_MS = 0.5;

/** A wait is looked at again so often: the pace may be changed meanwhile. */
const LONGEST_WAIT_MS = 1000;

export function createPacer(firstIntervalMs: number, firstWaitMs: number): Pacer {
  let intervalMs = firstIntervalMs;
  let next = performance.now() + firstWaitMs;
  /** When the last requests left. */
  const departures: number[] = [];

  /** How many requests may leave in about a second. */
  const guarded = (): number => Math.min(Math.max(1, Math.round(GUARDED_MS / intervalMs)), MOST_GUARDED);

  /** Before this no request may leave that has `ahead` others before it. */
  function earliest(ahead: number): number {
    const calls = guarded();
    const before = departures.at(ahead - calls) ?? -Infinity;
    return ahead < calls ? before + calls * intervalMs * DEPARTURE_SHARE : -Infinity;
  }

  return {
    waitMs: () => {
      const wait = next - performance.now();
      return wait > TIMER_GRAIN_MS ? wait : 0;
    },
    take: () => {
      // Moments that nobody used are not saved up.
      next = Math.max(next, performance.now() - TIMER_GRAIN_MS) + intervalMs;
    },
    depart: async (signal) => {
      for (;;) {
        if (signal?.aborted === true) return;
        const now = performance.now();
        const wait = earliest(0) - now;
        if (wait <= TIMER_GRAIN_MS) {
          departures.push(now);
          departures.splice(0, departures.length - guarded());
          return;
        }
        await pause(Math.min(wait, LONGEST_WAIT_MS), undefined, { signal }).catch(() => undefined);
      }
    },
    handOverMs: () => {
      let from = next;
      for (let ahead = 0; ahead < departures.length; ahead++)
        from = Math.max(from, earliest(ahead) - ahead * intervalMs);
      return Math.max(0, from - performance.now());
    },
    change: (changedMs) => {
      next += changedMs - intervalMs;
      intervalMs = changedMs;
    },
  };
}
