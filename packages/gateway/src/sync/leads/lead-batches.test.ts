import assert from "node:assert/strict";
import { test } from "node:test";
import type { FoundGuestCard } from "../../connectors/realpage-rpx/guest-card.ts";
import { createLeadBatches } from "./lead-batches.ts";

const card = (id: number): FoundGuestCard => ({
  guestCardId: String(id),
  createDate: null,
  primaryLeadSource: null,
  leasingAgentId: null,
  moveInReason: null,
  petWeightRange: null,
  preferences: {
    occupants: null,
    leaseTermMonths: null,
    priceRangeId: null,
    floorPlanId: null,
    dateNeeded: null,
  },
  prospects: [],
});

test("cards are stored so many at a time, and the rest at the end of a whole reply", async () => {
  const stored: string[][] = [];
  const batches = createLeadBatches(2, async (cards) => {
    stored.push(cards.map(({ guestCardId }) => guestCardId));
    return Promise.resolve();
  });
  assert.equal(batches.take(card(1)), undefined);
  await batches.take(card(2));
  assert.deepEqual(stored, [["1", "2"]]);
  assert.equal(batches.take(card(3)), undefined);
  await batches.end(true);
  assert.deepEqual(stored, [["1", "2"], ["3"]]);
  assert.equal(batches.cards, 3);
});

test("the next batch is read while one is stored, and no further one", async () => {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const batches = createLeadBatches(1, async ([first]) => {
    begun.push(first?.guestCardId ?? "");
    await new Promise<void>((resolve) => ends.push(resolve));
  });
  await batches.take(card(1));
  assert.deepEqual(begun, ["1"]);
  let isFree = false;
  const second = batches.take(card(2))?.then(() => (isFree = true));
  await new Promise(setImmediate);
  assert.deepEqual([begun, isFree], [["1"], false], "the second waits for the first");
  ends.shift()?.();
  await second;
  assert.deepEqual(begun, ["1", "2"]);
  const end = batches.end(true);
  ends.shift()?.();
  await end;
});

test("of a reply that broke off the rest is left, and nothing is taken after the end", async () => {
  const stored: string[] = [];
  const batches = createLeadBatches(2, async (cards) => {
    stored.push(...cards.map(({ guestCardId }) => guestCardId));
    return Promise.resolve();
  });
  void batches.take(card(1));
  await batches.end(false);
  void batches.take(card(2));
  void batches.take(card(3));
  assert.deepEqual(stored, []);
});

test("what storing throws is thrown at the end, where the reply's reader may have swallowed it", async () => {
  const batches = createLeadBatches(1, async () => Promise.reject(new Error("away")));
  await batches.take(card(1));
  await assert.rejects(batches.take(card(2)) ?? Promise.resolve(), /away/);
  await assert.rejects(batches.end(false), /away/);
});
