import { NOTHING_FOUND_TEXT } from "../../assumptions.ts";
import { isSuccess } from "../../faults.ts";
import type { FoundGuestCard, FoundProspect } from "../../guest-card.ts";
import { localDate, localDateTime, wholeNumber } from "../../values.ts";
import { child, childrenOf, find, findAll, textOf, type XmlElement } from "../../xml-reader.ts";

/** The element that a search repeats (`GuestCard`, where an insert says `Guestcard`). */
export const GUEST_CARD = "GuestCard";

const MOST_WORDS = 500;

/** One guest card of a search (wire.md §4.2); null where it has no id. */
export function readFoundGuestCard(card: XmlElement): FoundGuestCard | null {
  const guestCardId = textOf(card, "GuestCardID");
  if (guestCardId === null) return null;
  const preferences = child(card, "Preferences");
  return {
    guestCardId,
    createDate: localDateTime(textOf(card, "CreateDate")),
    primaryLeadSource: textOf(card, "PrimaryLeadSource"),
    leasingAgentId: textOf(card, "LeasingAgentID"),
    moveInReason: textOf(card, "MoveInReason"),
    petWeightRange: textOf(card, "PetWeightRange"),
    preferences: {
      occupants: wholeNumber(textOf(preferences, "Occupants")),
      leaseTermMonths: wholeNumber(textOf(preferences, "LeaseTermMonths")),
      priceRangeId: textOf(preferences, "PriceRangeID"),
      floorPlanId: textOf(preferences, "FloorplanID"),
      dateNeeded: localDate(textOf(preferences, "DateNeeded")),
    },
    prospects: childrenOf(child(card, "Prospects"), "Prospect").map(readProspect),
  };
}

/**
 * What RPX says in place of guest cards: null where it lists them, or none ([I], as its other methods do at HTTP 200).
 * Where it shows no list at all, only a reply without words says that there are none (§4.2).
 */
export function complaintOfSearch(result: XmlElement): string | null {
  const message = find(result, "message")?.text.trim() ?? "";
  const words = message === "" && !find(result, "GuestCards") ? wordsOf(result) : message;
  return words === "" || isSuccess(words) || NOTHING_FOUND_TEXT.test(words) ? null : words;
}

/** All the text in an element, as far as people read it; empty where it has no letter, as that of a count. */
function wordsOf(element: XmlElement): string {
  const texts = [element, ...findAll(element)].map(({ text }) => text.trim()).filter((text) => text !== "");
  const words = texts.join(" ").slice(0, MOST_WORDS);
  return /\p{L}/u.test(words) ? words : "";
}

function readProspect(prospect: XmlElement): FoundProspect {
  return {
    customerId: textOf(prospect, "CustomerID"),
    firstName: textOf(prospect, "FirstName"),
    lastName: textOf(prospect, "LastName"),
    email: textOf(prospect, "Email"),
    prefCommunicationType: textOf(prospect, "PrefCommunicationType"),
    // No phonenumbers wrapper here, unlike in an insert; a wrapper would do no harm.
    phones: findAll(child(prospect, "Numbers"), "PhoneNumber")
      .map((phone) => textOf(phone, "Number"))
      .filter((number): number is string => number !== null),
  };
}
