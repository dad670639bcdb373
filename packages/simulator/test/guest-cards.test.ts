import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nobody } from "../src/methods/read-guest-card.ts";
import { GuestCards, type Prospect } from "../src/world/guest-cards.ts";

const COUNT = 20_000;
/** Of a card, by all that is done with it here. */
const MOST_READS = 30;

/** How often a person was read. */
let reads = 0;

/** A person who counts how often it is read. */
const counted = (prospect: Prospect): Prospect =>
  new Proxy(prospect, {
    get(person, name) {
      reads++;
      return Reflect.get(person, name) as unknown;
    },
  });

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
        prospects: [counted(prospect)],
      });
    };
    // A scan of all cards of that name would read COUNT² / 2 = 200 million persons.
    for (let n = 0; n < COUNT; n++) insert(n);
    for (let n = 0; n < COUNT; n++) {
      assert.equal(cards.ofEmail("1", `${n}@EXAMPLE.com`).length, 1);
      assert.equal(
        cards.duplicateOf("1", { ...person(n), email: null }, null)?.prospects[0]?.customerId,
        String(n),
      );
    }
    assert.ok(reads <= MOST_READS * COUNT, `${reads} reads`);
  });
});
