import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { inParallel } from "./in-parallel.ts";

test("each item has its turn once, no more than so many at a time", async () => {
  const seen: number[] = [];
  let running = 0;
  let most = 0;
  await inParallel([1, 2, 3, 4, 5], 2, async (item) => {
    most = Math.max(most, ++running);
    await turn();
    running--;
    seen.push(item);
  });
  assert.deepEqual(seen, [1, 2, 3, 4, 5]);
  assert.equal(most, 2);
});

test("after a failure nothing more begins, and what had begun is waited for", async () => {
  const ended: number[] = [];
  const work = inParallel([1, 2, 3, 4], 2, async (item) => {
    if (item === 1) throw new Error("one");
    await turn();
    ended.push(item);
  });
  await assert.rejects(work, /one/);
  assert.deepEqual(ended, [2]);
});
