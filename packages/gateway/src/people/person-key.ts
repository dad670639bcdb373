import { hash } from "node:crypto";

const folded = (name: string): string => name.normalize("NFD").toLowerCase();

/** What is left of a name where an upstream system keeps only ASCII letters and digits (`Søn` may come back as `S?n`). */
const asciiOnly = (name: string): string => folded(name).replace(/[^a-z0-9]/g, "");

/** True where two spellings may be one name: equal but for case, white space, accents and letters beyond ASCII. */
export function sameName(a: string, b: string): boolean {
  const [plainA, plainB] = [asciiOnly(a), asciiOnly(b)];
  if (plainA !== "" || plainB !== "") return plainA === plainB;
  return folded(a).replace(/\s/g, "") === folded(b).replace(/\s/g, "");
}

const nameKey = (name: string): string => asciiOnly(name) || folded(name).replace(/\s/g, "");

/** The same for all changes and events of one guest card, which go out in the order in which they came. */
export function guestCardKey(xPropertyId: string, guestCardId: string): string {
  return keyOf([xPropertyId, guestCardId]);
}

/**
 * A signed 64-bit number (decimal) that is the same for all writes which one guest card could answer: same
 * property, and names that `sameName` takes for one. Such writes go out one after the other, so that a look-up for
 * one cannot find the card of the other. A chance collision only makes two leads wait for each other.
 */
export function personKey(xPropertyId: string, firstName: string, lastName: string): string {
  return keyOf([xPropertyId, nameKey(firstName), nameKey(lastName)]);
}

function keyOf(parts: readonly string[]): string {
  return hash("sha256", JSON.stringify(parts), "buffer").readBigInt64BE(0).toString();
}
