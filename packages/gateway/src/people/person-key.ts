import { hash } from "node:crypto";
import { LOST_LETTER } from "../connectors/realpage-rpx/assumptions.ts";

const BEYOND_ASCII = /[^\p{ASCII}]/gu;

const folded = (name: string): string => name.normalize("NFD").toLowerCase();

/** What is left of a name in ASCII letters and digits, where each letter loses its accent (`José` is `jose`, `Søn` is `sn`). */
const asciiOnly = (name: string): string => folded(name).replace(/[^a-z0-9]/g, "");

/** What is left of a name where each letter beyond ASCII is lost whole (`José` is `jos`, as `Jos?` is). */
const withoutLost = (name: string): string => asciiOnly(name.normalize("NFC").replace(BEYOND_ASCII, ""));

const mayHaveLost = (name: string): boolean => name.includes(LOST_LETTER) || name.search(BEYOND_ASCII) >= 0;

/**
 * How two spellings of a name compare. `same`: equal but for case, accents, and all that is no letter or digit of ASCII
 * even without its accent. `alike`: equal once every character beyond ASCII is dropped whole, as RPX may show it as
 * another. That may be chance (`Jos` and `José`), so that it takes an e-mail address or a phone to go with it.
 */
export function compareNames(a: string, b: string): "same" | "alike" | "different" {
  if (nameKey(a) === nameKey(b)) return "same";
  const mayBeLost = mayHaveLost(a) || mayHaveLost(b);
  return mayBeLost && withoutLost(a) === withoutLost(b) ? "alike" : "different";
}

const nameKey = (name: string): string => asciiOnly(name) || folded(name).replace(/\s/g, "");

/** The same for all changes and events of one guest card, which go out in the order in which they came. */
export function guestCardKey(xPropertyId: string, guestCardId: string): string {
  return keyOf([xPropertyId, guestCardId]);
}

/**
 * A signed 64-bit number (decimal) that is the same for all writes which one guest card could answer: same
 * property, and names that are the `same`. Such writes go out one after the other, so that a look-up for
 * one cannot find the card of the other. A chance collision only makes two leads wait for each other.
 *
 * It need not be the same for names that are only `alike`, and cannot be: as any letter may have had an accent, `alike`
 * leads from each name to every other. Such a card is taken for a lead only with its e-mail address or phone, so that
 * both leads are of one person or household, of whom somebody wrote the name in two ways. And it is claimed once: the
 * lead that made it finds it taken and goes to a person.
 */
export function personKey(xPropertyId: string, firstName: string, lastName: string): string {
  return keyOf([xPropertyId, nameKey(firstName), nameKey(lastName)]);
}

function keyOf(parts: readonly string[]): string {
  return hash("sha256", JSON.stringify(parts), "buffer").readBigInt64BE(0).toString();
}
