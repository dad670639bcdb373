import { isWeekSchedule, momentAfter, momentWithin } from "./week-schedule.ts";

const CADENCE_MS: Readonly<Record<string, number>> = {
  SECOND: 1000,
  MINUTE: 60_000,
  HOUR: 3_600_000,
  DAY: 86_400_000,
  WEEK: 604_800_000,
  MONTH: 2_592_000_000,
};
/** Propexo's default, which stands where an integration says nothing that can be understood. */
const DEFAULT_INTERVAL_MS = 12 * 3_600_000;
/** A sync that failed is tried again after a minute, then two, four and so on up to the integration's interval. */
const FIRST_RETRY_MS = 60_000;

/** What decides when an integration is to be synced next. */
export type SyncClock = {
  readonly isActive: boolean;
  readonly syncFrequency: number;
  readonly syncCadence: string;
  readonly usesWeekSchedule: boolean;
  /** As the integration holds it: not trusted. */
  readonly weekSchedule: unknown;
  readonly lastCompletedSync: Date | null;
  /** Runs that failed since the last that did not. */
  readonly failures: number;
  readonly lastFailedAt: Date | null;
};

/** Milliseconds between two syncs. */
export function syncInterval(frequency: number, cadence: string): number {
  const period = CADENCE_MS[cadence];
  return period !== undefined && frequency > 0 ? period * frequency : DEFAULT_INTERVAL_MS;
}

/** When the next sync is due, which may have passed; null: never (inactive, or a week without any slot). */
export function nextSyncAt(clock: SyncClock, now: Date): Date | null {
  if (!clock.isActive) return null;
  const week =
    clock.usesWeekSchedule && isWeekSchedule(clock.weekSchedule, syncInterval) ? clock.weekSchedule : null;
  const interval = syncInterval(clock.syncFrequency, clock.syncCadence);
  if (clock.failures > 0 && clock.lastFailedAt) {
    const pause = Math.min(FIRST_RETRY_MS * 2 ** Math.min(clock.failures - 1, 30), interval);
    const retryAt = new Date(clock.lastFailedAt.getTime() + pause);
    // What never worked is tried again at any hour, so that a new integration fills.
    return week && clock.lastCompletedSync ? momentWithin(week, later(retryAt, now)) : retryAt;
  }
  if (!clock.lastCompletedSync) return now;
  if (!week) return new Date(clock.lastCompletedSync.getTime() + interval);
  const planned = momentAfter(week, clock.lastCompletedSync, syncInterval);
  // A moment that was missed is made up for within the hours that the schedule allows.
  return planned && planned < now ? momentWithin(week, now) : planned;
}

const later = (one: Date, other: Date): Date => (one > other ? one : other);
