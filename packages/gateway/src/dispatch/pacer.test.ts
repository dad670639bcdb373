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

/** How late a request asks to leave, and for how long it is then on its way out, in milliseconds. */
type Send = { readonly lateMs: number; readonly connectMs: number };

/** Takes turns, in each of which a request leaves, and notes when. */
async function sendAll(pacer: Pacer, requests: readonly Send[], left: number[]): Promise<void> {
  const sends: Promise<unknown>[] = [];
  for (const { lateMs, connectMs } of requests) {
    for (let wait = pacer.waitMs(); wait > 0; wait = pacer.waitMs()) await pause(wait);
    pacer.take();
    sends.push(pause(lateMs).then(() => leave(pacer, connectMs, left)));
  }
  await Promise.all(sends);
}

async function leave(pacer: Pacer, connectMs = 0, left: number[] = []): Promise<void> {
  const turn = await pacer.depart();
  if (connectMs > 0) await pause(connectMs);
  turn.left();
  left.push(performance.now());
  turn.ended();
}

function assertPace(left: readonly number[]): void {
  const sorted = left.toSorted((one, other) => one - other);
  for (const [n, at] of sorted.entries()) {
    const before = sorted[n - FREQUENCY];
    if (before !== undefined) assert.ok(at - before >= 1000, `${FREQUENCY + 1} in ${at - before} ms`);
  }
}

test("however late some leave, no more leave in a second than may", async () => {
  const send = fc.record({
    lateMs: fc.integer({ min: 0, max: 300 }),
    connectMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 300 })),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(send, { minLength: 30, maxLength: 50 }), async (sends) => {
      const left: number[] = [];
      await sendAll(createPacer(interval, 0), sends, left);
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
    Array.from({ length: FREQUENCY }, (_, n) => ({ lateMs: (FREQUENCY - n) * interval, connectMs: 0 })),
    left,
  );
  await sendAll(
    createPacer(interval, first.handOverMs()),
    Array.from({ length: FREQUENCY }, () => ({ lateMs: 0, connectMs: 0 })),
    left,
  );
  assertPace(left);
});

test("a pace that is changed back holds nobody to the slow one", async () => {
  const pacer = createPacer(50, 0);
  await leave(pacer);
  pacer.change(HOUR_MS);
  const waiting = [leave(pacer), leave(pacer)];
  pacer.change(50);
  assert.ok(await inTime(Promise.all(waiting)));
});

test("the next waits for one that is on its way out, and for none that ended there", async () => {
  const pacer = createPacer(requestInterval(1, "SECOND"), 0);
  const opening = await pacer.depart();
  const askedAt = performance.now();
  let leftAt = 0;
  setTimeout(() => {
    leftAt = performance.now();
    opening.left();
    opening.ended();
  }, 400);
  const next = await pacer.depart();
  const waitedMs = performance.now() - leftAt;
  assert.ok(leftAt > askedAt && waitedMs >= 1000, `it left ${waitedMs} ms after the one before`);
  next.ended();
  assert.equal(pacer.handOverMs(), 0, "what never left holds up nobody");
});

test("whoever waits to leave goes where the call is aborted, however long the wait would be", async () => {
  const pacer = createPacer(requestInterval(1, "MONTH"), 0);
  await leave(pacer);
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
