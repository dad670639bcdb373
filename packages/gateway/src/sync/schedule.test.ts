import assert from "node:assert/strict";
import { test } from "node:test";
import { nextSyncAt, type SyncClock, syncInterval } from "./schedule.ts";

const clock: SyncClock = {
  isActive: true,
  syncFrequency: 12,
  syncCadence: "HOUR",
  usesWeekSchedule: false,
  weekSchedule: null,
  lastCompletedSync: new Date("2026-03-02T08:00:00Z"),
  failures: 0,
  lastFailedAt: null,
};
const now = new Date("2026-03-02T10:00:00Z");
const next = (changes: Partial<SyncClock>, at = now): string | null =>
  nextSyncAt({ ...clock, ...changes }, at)?.toISOString() ?? null;

test("an interval is a frequency of its cadence; what cannot be understood is the default", () => {
  assert.equal(syncInterval(2, "DAY"), 172_800_000);
  assert.equal(syncInterval(1, "FORTNIGHT"), 43_200_000);
  assert.equal(syncInterval(0, "HOUR"), 43_200_000);
});

test("a sync is due one interval after the last", () => {
  assert.equal(next({}), "2026-03-02T20:00:00.000Z");
  assert.equal(next({ syncFrequency: 30, syncCadence: "MINUTE" }), "2026-03-02T08:30:00.000Z");
});

test("an active integration that was never synced is due at once, an inactive one never", () => {
  assert.equal(next({ lastCompletedSync: null }), now.toISOString());
  assert.equal(next({ isActive: false }), null);
  assert.equal(next({ isActive: false, failures: 1, lastFailedAt: now }), null);
});

test("a failed sync is tried again after pauses that double up to the interval", () => {
  const failed = (failures: number) => next({ failures, lastFailedAt: now });
  assert.equal(failed(1), "2026-03-02T10:01:00.000Z");
  assert.equal(failed(2), "2026-03-02T10:02:00.000Z");
  assert.equal(failed(4), "2026-03-02T10:08:00.000Z");
  assert.equal(failed(500), "2026-03-02T22:00:00.000Z");
});

const nightly = {
  usesWeekSchedule: true,
  weekSchedule: {
    type: "WEEK_BASED",
    timezone: "UTC",
    interval: {
      MONDAY: { slots: [{ start: "22:00", end: "23:00", sync_frequency: 30, sync_cadence: "MINUTE" }] },
    },
  },
};

test("a week's schedule replaces the interval", () => {
  assert.equal(next(nightly), "2026-03-02T22:00:00.000Z");
  assert.equal(next({ ...nightly, usesWeekSchedule: false }), "2026-03-02T20:00:00.000Z");
  assert.equal(next({ ...nightly, weekSchedule: { type: "WEEK_BASED" } }), "2026-03-02T20:00:00.000Z");
});

test("a planned moment that was missed is made up for within a slot, and so is a failure", () => {
  const missed = new Date("2026-03-03T01:00:00Z");
  assert.equal(next(nightly, missed), "2026-03-09T22:00:00.000Z");
  const inSlot = new Date("2026-03-02T22:10:00Z");
  assert.equal(next(nightly, inSlot), "2026-03-02T22:10:00.000Z");
  assert.equal(next({ ...nightly, failures: 1, lastFailedAt: inSlot }, inSlot), "2026-03-02T22:11:00.000Z");
  assert.equal(next({ ...nightly, failures: 7, lastFailedAt: inSlot }, inSlot), "2026-03-09T22:00:00.000Z");
});

test("an integration that a week's schedule has for its first time does not wait for a slot", () => {
  assert.equal(next({ ...nightly, lastCompletedSync: null }), now.toISOString());
  const failed = { ...nightly, lastCompletedSync: null, failures: 1, lastFailedAt: now };
  assert.equal(next(failed), "2026-03-02T10:01:00.000Z");
});
