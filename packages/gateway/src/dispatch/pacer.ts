import { setTimeout as pause } from "node:timers/promises";
import type { Turn } from "../connectors/realpage-rpx/realpage-rpx.ts";

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
 * A turn is taken before the intent is committed; where the disk was slow, or a connection had to be opened first, the
 * request leaves late, and those that follow, in time again, would crowd into its second. So as many as may leave in
 * about a second are kept apart by this part of what is planned for them; the rest lets late ones catch up.
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

/** A request that was let through. `leftAt`: when its first byte left; null: it is on its way out. */
type Departure = { leftAt: number | null };

/** For a call that ended while it waited. */
const NO_TURN: Turn = { left: () => undefined, ended: () => undefined };

/** Hands out the moments at which a lane may send, `intervalMs` apart. Times are `performance.now()` milliseconds. */
export type Pacer = {
  /** Milliseconds until the next request may leave; 0 or less: now. */
  waitMs(): number;
  /** Takes the next moment. Call only when `waitMs()` is at most 0. @returns what gives it back, where it is the last. */
  take(): () => void;
  /**
   * Resolves in the moment in which a request may be handed to the network, mostly at once, or when `signal` is aborted.
   * From then until it leaves or ends, those that it guards wait.
   */
  depart(signal?: AbortSignal): Promise<Turn>;
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
  /** The last requests that were let through and may have left, in that order. */
  const departures: Departure[] = [];

  /** How many requests may leave in about a second. */
  const guarded = (): number => Math.min(Math.max(1, Math.round(GUARDED_MS / intervalMs)), MOST_GUARDED);

  /** Before this no request may leave that has `ahead` others before it. One on its way out leaves now at the earliest. */
  function earliest(ahead: number): number {
    const calls = guarded();
    const before = ahead < calls ? departures.at(ahead - calls) : undefined;
    return before ? (before.leftAt ?? performance.now()) + calls * intervalMs * DEPARTURE_SHARE : -Infinity;
  }

  function letThrough(): Turn {
    const departure: Departure = { leftAt: null };
    departures.push(departure);
    departures.splice(0, departures.length - guarded());
    return {
      left: () => (departure.leftAt = performance.now()),
      ended: () => {
        const place = departures.indexOf(departure);
        if (departure.leftAt === null && place >= 0) departures.splice(place, 1);
      },
    };
  }

  return {
    waitMs: () => {
      const wait = next - performance.now();
      return wait > TIMER_GRAIN_MS ? wait : 0;
    },
    take: () => {
      // Moments that nobody used are not saved up.
      const before = next;
      const after = Math.max(next, performance.now() - TIMER_GRAIN_MS) + intervalMs;
      next = after;
      return () => {
        if (next === after) next = before;
      };
    },
    depart: async (signal) => {
      for (;;) {
        if (signal?.aborted === true) return NO_TURN;
        const wait = earliest(0) - performance.now();
        if (wait <= TIMER_GRAIN_MS) return letThrough();
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
