import assert from "node:assert/strict";
import { test } from "node:test";
import { createBatches } from "./batches.ts";

test("items are stored so many at a time, and the rest at the end of a whole reply", async () => {
  const stored: string[][] = [];
  const batches = createBatches<string>({ items: 2, batches: 2 }, async (items) => {
    stored.push([...items]);
    return Promise.resolve();
  });
  assert.equal(
    batches.take(() => "1"),
    undefined,
  );
  await batches.take(() => "2");
  assert.deepEqual(stored, [["1", "2"]]);
  assert.equal(
    batches.take(() => "3"),
    undefined,
  );
  await batches.end(true);
  assert.deepEqual(stored, [["1", "2"], ["3"]]);
  assert.equal(batches.taken, 3);
});

test("the next batch is read while one is stored, and nothing while so many are as may be", async () => {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const batches = createBatches<string>({ items: 1, batches: 2 }, async ([first]) => {
    begun.push(first ?? "");
    await new Promise<void>((resolve) => ends.push(resolve));
  });
  assert.equal(
    batches.take(() => "1"),
    undefined,
  );
  let isFree = false;
  const second = batches.take(() => "2")?.then(() => (isFree = true));
  await new Promise(setImmediate);
  assert.deepEqual([begun, isFree], [["1", "2"], false], "reading waits for one of both");
  ends.pop()?.();
  await second;
  const end = batches.end(true);
  ends.pop()?.();
  await end;
});

test("of a reply that broke off the rest is left, and nothing is taken after the end", async () => {
  const stored: string[] = [];
  const batches = createBatches<string>({ items: 2, batches: 2 }, async (items) => {
    stored.push(...items);
    return Promise.resolve();
  });
  void batches.take(() => "1");
  await batches.end(false);
  const late = (): string => assert.fail("it was made");
  void batches.take(late);
  void batches.take(late);
  assert.deepEqual(stored, []);
});

test("what storing throws is thrown at the end, where the reply's reader may have swallowed it", async () => {
  const batches = createBatches<string>({ items: 1, batches: 2 }, async () =>
    Promise.reject(new Error("away")),
  );
  assert.equal(
    batches.take(() => "1"),
    undefined,
  );
  await assert.rejects(batches.take(() => "2") ?? Promise.resolve(), /away/);
  await assert.rejects(batches.end(false), /away/);
});
