import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { createRowMemory } from "./row-memory.ts";

test("rows are remembered until they are forgotten, too old, or too many", async () => {
  const memory = createRowMemory<number>({ most: 2, forMs: 40 });
  memory.keep("a", 1);
  memory.keep("b", 2);
  assert.deepEqual([memory.recall("a"), memory.recall("b"), memory.recall("c")], [1, 2, null]);
  memory.keep("a", 3);
  memory.keep("c", 4);
  assert.deepEqual([memory.recall("a"), memory.recall("b"), memory.recall("c")], [3, null, 4]);
  memory.forget("a");
  assert.equal(memory.recall("a"), null);
  await pause(60);
  assert.equal(memory.recall("c"), null);
});
