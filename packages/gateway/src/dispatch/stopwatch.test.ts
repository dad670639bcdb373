import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { Stopwatch } from "./stopwatch.ts";

test("a sleep of the machine counts, in which only the time of day goes on", (t) => {
  t.after(() => mock.timers.reset());
  mock.timers.enable({ apis: ["Date"], now: Date.now() });
  const watch = new Stopwatch();
  assert.ok(watch.elapsedMs() < 1000);
  mock.timers.tick(60_000);
  assert.ok(watch.elapsedMs() >= 60_000);
});

test("a time of day that is put back takes nothing away", async (t) => {
  t.after(() => mock.timers.reset());
  const now = Date.now();
  mock.timers.enable({ apis: ["Date"], now });
  const watch = new Stopwatch();
  mock.timers.setTime(now - 3_600_000);
  await pause(20);
  assert.ok(watch.elapsedMs() >= 19);
});
