import assert from "node:assert/strict";
import { test } from "node:test";
import {
  FIRST_LENGTH_MS,
  lengthAfter,
  localMs,
  localText,
  newestWindow,
  SHORTEST_LENGTH_MS,
  shorter,
} from "./window.ts";

const quick = { cards: 10, ms: 100 };

test("windows are taken from the newest on, and the last ends where the sweep does", () => {
  const left = { from: localMs("2026-01-01T00:00:00"), to: localMs("2026-01-16T00:00:00") };
  const first = newestWindow(left, FIRST_LENGTH_MS);
  assert.deepEqual(
    [localText(first.from), localText(first.to)],
    ["2026-01-06T00:00:00", "2026-01-16T00:00:00"],
  );
  assert.deepEqual(newestWindow({ ...left, to: first.from }, FIRST_LENGTH_MS), { ...left, to: first.from });
});

test("a length is halved in whole seconds down to the shortest", () => {
  let length = FIRST_LENGTH_MS;
  let halvings = 0;
  while (length > SHORTEST_LENGTH_MS) {
    length = shorter(length);
    assert.equal(length % 1000, 0);
    halvings++;
  }
  assert.equal(halvings, 14);
  assert.equal(shorter(length), SHORTEST_LENGTH_MS);
});

test("what came quickly and was little is asked for twofold, much or slow by half, the rest the same", () => {
  const day = 86_400_000;
  assert.equal(lengthAfter(day, quick, true), 2 * day);
  assert.equal(lengthAfter(day, quick, false), day);
  assert.equal(lengthAfter(day, { cards: 12_000, ms: 100 }, true), day);
  assert.equal(lengthAfter(day, { cards: 10, ms: 8000 }, true), day);
  assert.equal(lengthAfter(day, { cards: 24_000, ms: 100 }, true), day / 2);
  assert.equal(lengthAfter(day, { cards: 10, ms: 20_000 }, false), day / 2);
});

test("a length that grows for ever stays one that dates can hold", () => {
  let length = FIRST_LENGTH_MS;
  for (let n = 0; n < 200; n++) length = lengthAfter(length, quick, true);
  assert.ok(length < 200 * 366 * 86_400_000);
});
