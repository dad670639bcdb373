import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nobody } from "../src/methods/read-guest-card.ts";
import { GuestCards, type Prospect } from "../src/world/guest-cards.ts";

const COUNT = 20_000;

/** The work of `run`, in ms. */
function time(run: () => void): number {
  const before = performance.now();
  run();
  return performance.now() - before;
}

const person = (n: number): Prospect => ({
  ...nobody(String(n)),
  firstname: "Same",
  lastname: "Name",
  email: `${n}@example.com`,
  phones: [{ type: null, number: String(5_550_000_000 + n) }],
});

describe("the indices of guest cards", () => {
  it(`keep the cost of one of ${COUNT} cards of the same name far below a scan`, () => {
    const cards = new GuestCards();
    const insert = (n: number): void => {
      const prospect = person(n);
      assert.equal(cards.duplicateOf("1", prospect, null), undefined);
      cards.add({
        siteId: "1",
        pmcId: "1",
        zone: "America/Chicago",
        storedAt: Date.now(),
        hiddenMs: 0,
        licensekey: "",
        fields: {},
        preferences: {},
        appointment: null,
        prospects: [prospect],
      });
    };
    // A scan of all cards of that name would take COUNT² / 2 = 200 million comparisons: minutes, not seconds.
    const stored = time(() => {
      for (let n = 0; n < COUNT; n++) insert(n);
    });
    const searched = time(() => {
      for (let n = 0; n < COUNT; n++) {
        assert.equal(cards.ofEmail("1", `${n}@EXAMPLE.com`).length, 1);
        assert.equal(
          cards.duplicateOf("1", { ...person(n), email: null }, null)?.prospects[0]?.customerId,
          String(n),
        );
      }
    });
    assert.ok(stored < 5000 && searched < 5000, `${stored} ms to store, ${searched} ms to search`);
  });
});
