import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import * as fc from "fast-check";
import { createPacer, type Pacer, requestInterval } from "./pacer.ts";

const HOUR_MS = 3_600_000;
/** What is to come at once may take so long on a busy machine. */
const AT_ONCE_MS = 20_000;

const inTime = (promise: Promise<unknown>): Promise<boolean> =>
  Promise.race([promise.then(() => true), pause(AT_ONCE_MS, false, { ref: false })]);

const FREQUENCY = 20;
const interval = requestInterval(FREQUENCY, "SECOND");

/** Takes turns, after each of which a request leaves so many milliseconds late, and notes when. */
async function sendAll(pacer: Pacer, latenesses: readonly number[], left: number[]): Promise<void> {
  const sends: Promise<unknown>[] = [];
  for (const lateMs of latenesses) {
    for (let wait = pacer.waitMs(); wait > 0; wait = pacer.waitMs()) await pause(wait);
    pacer.take();
    sends.push(
      pause(lateMs)
        .then(() => pacer.depart())
        .then(() => left.push(performance.now())),
    );
  }
  await Promise.all(sends);
}

function assertPace(left: readonly number[]): void {
  const sorted = left.toSorted((one, other) => one - other);
  for (const [n, at] of sorted.entries()) {
    const before = sorted[n - FREQUENCY];
    if (before !== undefined) assert.ok(at - before >= 1000, `${FREQUENCY + 1} in ${at - before} ms`);
  }
}

test("however late some leave, no more leave in a second than may", async () => {
  const lateness = fc.integer({ min: 0, max: 300 });
  await fc.assert(
    fc.asyncProperty(fc.array(lateness, { minLength: 30, maxLength: 50 }), async (latenesses) => {
      const left: number[] = [];
      await sendAll(createPacer(interval, 0), latenesses, left);
      assertPace(left);
    }),
    { numRuns: 3 },
  );
});

test("nor where another pacer goes on while many have just left at once", async () => {
  const left: number[] = [];
  const first = createPacer(interval, 0);
  await sendAll(
    first,
    Array.from({ length: FREQUENCY }, (_, n) => (FREQUENCY - n) * interval),
    left,
  );
  await sendAll(
    createPacer(interval, first.handOverMs()),
    Array.from({ length: FREQUENCY }, () => 0),
    left,
  );
  assertPace(left);
});

test("a pace that is changed back holds nobody to the slow one", async () => {
  const pacer = createPacer(50, 0);
  await pacer.depart();
  pacer.change(HOUR_MS);
  const waiting = [pacer.depart(), pacer.depart()];
  pacer.change(50);
  assert.ok(await inTime(Promise.all(waiting)));
});

test("whoever waits to leave goes where the call is aborted, however long the wait would be", async () => {
  const pacer = createPacer(requestInterval(1, "MONTH"), 0);
  await pacer.depart();
  const stopped = new AbortController();
  let isGone = false;
  const waiting = pacer.depart(stopped.signal).then(() => (isGone = true));
  await pause(50);
  assert.equal(isGone, false);
  stopped.abort();
  assert.ok(await inTime(waiting));
  await pacer.depart(stopped.signal);
  assert.ok(pacer.handOverMs() > HOUR_MS, "what did not leave counts for nothing, what left does");
});
