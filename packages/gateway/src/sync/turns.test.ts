import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { createTurns } from "./turns.ts";

test("no more than so many run at once, each in its turn, whatever becomes of those before", async () => {
  const turns = createTurns(2);
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  const actions = [1, 2, 3, 4, 5, 6].map((n) =>
    turns(async () => {
      begun.push(n);
      most = Math.max(most, ++running);
      await turn();
      running--;
      if (n % 2 === 0) throw new Error(`no ${n}`);
      return n;
    }),
  );
  const results = await Promise.allSettled(actions);
  assert.deepEqual(begun, [1, 2, 3, 4, 5, 6]);
  assert.equal(most, 2);
  assert.deepEqual(
    results.map(({ status }) => status === "fulfilled"),
    [true, false, true, false, true, false],
  );
});
