import type {
  FoundGuestCard,
  FoundProspect,
  GuestCardInput,
} from "../../connectors/realpage-rpx/guest-card.ts";
import { compareNames } from "../../people/person-key.ts";
import { phoneDigits } from "../../people/phone-digits.ts";

/** Which of the guest cards that a search showed is the one that was sent. `unsure`: a person has to say which, if any. */
export type Match =
  | { readonly kind: "none" }
  | { readonly kind: "one"; readonly guestCard: FoundGuestCard }
  | { readonly kind: "unsure"; readonly guestCardIds: readonly string[] };

/** What was sent, as far as it tells whose it is. */
type Sent = Omit<GuestCardInput, "dateContact">;

const folded = (text: string | null): string => (text ?? "").trim().toLowerCase();

/** E-mail and phone say more than all preferences together. */
const CONTACT = 10;

/** How well a guest card fits what was sent. */
type Likeness = {
  readonly guestCard: FoundGuestCard;
  /** One for each field that agrees, and `CONTACT` for e-mail and phone. */
  readonly points: number;
  /** False where the names are only alike, because RPX may have lost letters of them. */
  readonly isNamed: boolean;
};

/**
 * How well a person on a card fits the one that was sent: null where they contradict each other. Name, e-mail and phones
 * identify a person, and only they can contradict; a field that one side lacks says nothing, and of e-mail and phones
 * RPX may keep one in another form, so that the other outweighs it. RPX may put its own lead source, date or floor plan
 * in place of ours, so these only speak for.
 */
function likenessOf(sent: Sent, guestCard: FoundGuestCard, prospect: FoundProspect): Likeness | null {
  const names = [
    compareNames(sent.firstName, prospect.firstName ?? ""),
    compareNames(sent.lastName, prospect.lastName ?? ""),
  ];
  const contacts = sharedContacts(sent, prospect);
  if (contacts === null || names.includes("different")) return null;
  const { preferences, primaryLeadSource } = sent;
  const agreeing = [
    preferences.dateNeeded !== null && preferences.dateNeeded === guestCard.preferences.dateNeeded,
    preferences.floorPlanId !== null && preferences.floorPlanId === guestCard.preferences.floorPlanId,
    primaryLeadSource !== null && primaryLeadSource === guestCard.primaryLeadSource,
  ];
  const points = contacts * CONTACT + agreeing.filter(Boolean).length;
  return { guestCard, points, isNamed: !names.includes("alike") };
}

/** How many of e-mail and phone agree; null where they contradict each other. */
function sharedContacts(sent: Sent, prospect: FoundProspect): number | null {
  const [ourEmail, theirEmail] = [folded(sent.email), folded(prospect.email)];
  const emailShared = ourEmail !== "" && ourEmail === theirEmail;
  const emailsDiffer = ourEmail !== "" && theirEmail !== "" && !emailShared;
  const ours = sent.phones.map((phone) => phoneDigits(phone.number)).filter((phone) => phone !== "");
  const theirs = prospect.phones.map(phoneDigits).filter((phone) => phone !== "");
  const phoneShared = ours.some((phone) => theirs.includes(phone));
  const phonesDiffer = ours.length > 0 && theirs.length > 0 && !phoneShared;
  if ((emailsDiffer && !phoneShared) || (phonesDiffer && !emailShared)) return null;
  return [emailShared, phoneShared].filter(Boolean).length;
}

/** The likeness of the person on a card who fits best; null where all contradict what was sent. */
function bestLikeness(sent: Sent, card: FoundGuestCard): Likeness | null {
  const found = card.prospects.map((prospect) => likenessOf(sent, card, prospect));
  return found.reduce((best, one) => (one && (!best || one.points > best.points) ? one : best), null);
}

/**
 * Compares what was sent with what was found. `cards` are those that were made in time and belong to no other write. One
 * that shows neither the e-mail nor a phone that was sent may be that of a namesake; and where nothing but the name can
 * tell, letters that RPX may have lost leave it open.
 */
export function matchGuestCard(sent: Sent, cards: readonly FoundGuestCard[]): Match {
  const possible = cards.map((card) => bestLikeness(sent, card)).filter((one) => one !== null);
  const best = Math.max(...possible.map(({ points }) => points));
  const isByContact = best >= CONTACT;
  const isNameOpen = !isByContact && possible.some(({ isNamed }) => !isNamed);
  const likeliest = isNameOpen ? possible : possible.filter(({ points }) => points === best);
  const [first] = likeliest;
  if (first === undefined) return { kind: "none" };
  const hasContact = (sent.email ?? "") !== "" || sent.phones.length > 0;
  const showsWhoseItIs = isByContact || (!hasContact && !isNameOpen);
  return likeliest.length === 1 && showsWhoseItIs
    ? { kind: "one", guestCard: first.guestCard }
    : { kind: "unsure", guestCardIds: likeliest.map(({ guestCard }) => guestCard.guestCardId) };
}
