import assert from "node:assert/strict";
import { test } from "node:test";
import { syncInterval } from "./schedule.ts";
import { isWeekSchedule, momentAfter, momentWithin, type WeekSchedule } from "./week-schedule.ts";

type Days = WeekSchedule["interval"];
const slot = (start: string, end: string, sync_frequency = 2, sync_cadence = "HOUR") => ({
  start,
  end,
  sync_frequency,
  sync_cadence,
});
const schedule = (interval: Days, timezone = "America/Chicago"): WeekSchedule => ({
  type: "WEEK_BASED",
  timezone,
  interval,
});
const after = (week: WeekSchedule, last: string) =>
  momentAfter(week, new Date(last), syncInterval)?.toISOString() ?? null;
const within = (week: WeekSchedule, moment: string) =>
  momentWithin(week, new Date(moment))?.toISOString() ?? null;

const monday = schedule({ MONDAY: { slots: [slot("08:00", "13:00")] } });

test("moments lie at a slot's start and whole intervals after it, up to its end", () => {
  // 2 March 2026 is a Monday; Chicago is six hours behind UTC.
  assert.equal(after(monday, "2026-03-01T00:00:00Z"), "2026-03-02T14:00:00.000Z");
  assert.equal(after(monday, "2026-03-02T14:00:03Z"), "2026-03-02T16:00:00.000Z");
  assert.equal(after(monday, "2026-03-02T17:00:00Z"), "2026-03-02T18:00:00.000Z");
});

test("after the last slot comes the next week's, by the clock of summer", () => {
  assert.equal(after(monday, "2026-03-02T18:00:00Z"), "2026-03-09T13:00:00.000Z");
});

test("of several slots the earliest moment counts", () => {
  const week = schedule({
    MONDAY: { slots: [slot("20:00", "21:00"), slot("06:00", "07:00")] },
    TUESDAY: { slots: [slot("05:00", "06:00")] },
  });
  assert.equal(after(week, "2026-03-02T05:00:00Z"), "2026-03-02T12:00:00.000Z");
  assert.equal(after(week, "2026-03-02T12:00:00Z"), "2026-03-03T02:00:00.000Z");
  assert.equal(after(week, "2026-03-03T02:00:00Z"), "2026-03-03T11:00:00.000Z");
});

test("a slot that ends at or before its start reaches into the next day", () => {
  const week = schedule({ SUNDAY: { slots: [slot("23:00", "03:00")] } }, "UTC");
  assert.equal(after(week, "2026-03-01T23:30:00Z"), "2026-03-02T01:00:00.000Z");
  assert.equal(within(week, "2026-03-02T02:30:00Z"), "2026-03-02T02:30:00.000Z");
  const wholeDay = schedule({ SUNDAY: { slots: [slot("00:00", "00:00")] } }, "UTC");
  assert.equal(within(wholeDay, "2026-03-01T23:59:00Z"), "2026-03-01T23:59:00.000Z");
});

test("outside of all slots the next one's start is the moment within", () => {
  assert.equal(within(monday, "2026-03-02T19:00:00Z"), "2026-03-09T13:00:00.000Z");
  assert.equal(within(monday, "2026-03-02T15:00:00Z"), "2026-03-02T15:00:00.000Z");
});

test("a slot in the hour that the clock skips begins when the clock goes on", () => {
  const week = schedule({ SUNDAY: { slots: [slot("02:30", "05:00")] } });
  const start = after(week, "2026-03-08T06:00:00Z");
  assert.ok(start === "2026-03-08T08:30:00.000Z" || start === "2026-03-08T07:30:00.000Z", String(start));
});

test("a week without slots has no moment", () => {
  assert.equal(after(schedule({}), "2026-03-02T00:00:00Z"), null);
  assert.equal(within(schedule({ MONDAY: { slots: [] } }), "2026-03-02T00:00:00Z"), null);
});

test("only a schedule that can be followed is one", () => {
  const isOne = (value: unknown) => isWeekSchedule(value, syncInterval);
  assert.ok(isOne(monday));
  assert.ok(!isOne(null));
  assert.ok(!isOne({ ...monday, timezone: "Mars/Olympus" }));
  assert.ok(!isOne({ ...monday, interval: { MONDAY: { slots: [slot("8:00", "9:00")] } } }));
  assert.ok(!isOne({ ...monday, interval: { MONDAY: { slots: [slot("08:00", "09:00", 0)] } } }));
  assert.ok(!isOne({ ...monday, interval: { SOMEDAY: { slots: [] } } }));
});
