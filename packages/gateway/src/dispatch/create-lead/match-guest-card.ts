import type {
  FoundGuestCard,
  FoundProspect,
  GuestCardInput,
} from "../../connectors/realpage-rpx/guest-card.ts";
import { sameName } from "../../people/person-key.ts";

/** Which of the guest cards that a search showed is the one that was sent. `unsure`: a person has to say which, if any. */
export type Match =
  | { readonly kind: "none" }
  | { readonly kind: "one"; readonly guestCard: FoundGuestCard }
  | { readonly kind: "unsure"; readonly guestCardIds: readonly string[] };

/** What was sent, as far as it tells whose it is. */
type Sent = Omit<GuestCardInput, "dateContact">;

/** The last ten digits: RPX may add or drop the country code and every separator. */
const digits = (phone: string): string => phone.replace(/\D/g, "").slice(-10);

const folded = (text: string | null): string => (text ?? "").trim().toLowerCase();

/** E-mail and phone say more than all preferences together. */
const CONTACT = 10;

/**
 * How well a person on a card fits the one that was sent: null where they contradict each other, else a point for each
 * field that agrees, and `CONTACT` for e-mail and phone. Name, e-mail and phones identify a person, and only they can
 * contradict; a field that one side lacks says nothing, and of e-mail and phones RPX may keep one in another form, so
 * that the other outweighs it. RPX may put its own lead source, date or floor plan in place of ours, so these only speak
 * for.
 */
function agreement(sent: Sent, card: FoundGuestCard, prospect: FoundProspect): number | null {
  if (
    !sameName(sent.firstName, prospect.firstName ?? "") ||
    !sameName(sent.lastName, prospect.lastName ?? "")
  )
    return null;
  const [ourEmail, theirEmail] = [folded(sent.email), folded(prospect.email)];
  const emailShared = ourEmail !== "" && ourEmail === theirEmail;
  const emailsDiffer = ourEmail !== "" && theirEmail !== "" && !emailShared;
  const ours = sent.phones.map((phone) => digits(phone.number)).filter((phone) => phone !== "");
  const theirs = prospect.phones.map(digits).filter((phone) => phone !== "");
  const phoneShared = ours.some((phone) => theirs.includes(phone));
  const phonesDiffer = ours.length > 0 && theirs.length > 0 && !phoneShared;
  if ((emailsDiffer && !phoneShared) || (phonesDiffer && !emailShared)) return null;
  const agreeing = [
    sent.preferences.dateNeeded !== null && sent.preferences.dateNeeded === card.preferences.dateNeeded,
    sent.preferences.floorPlanId !== null && sent.preferences.floorPlanId === card.preferences.floorPlanId,
    sent.primaryLeadSource !== null && sent.primaryLeadSource === card.primaryLeadSource,
  ];
  const contacts = [emailShared, phoneShared].filter(Boolean).length;
  return contacts * CONTACT + agreeing.filter(Boolean).length;
}

/**
 * Compares what was sent with what was found. `cards` are those that were made in time and belong to no other write. One
 * that shows neither the e-mail nor a phone that was sent may be that of a namesake.
 */
export function matchGuestCard(sent: Sent, cards: readonly FoundGuestCard[]): Match {
  let best = -1;
  let likeliest: FoundGuestCard[] = [];
  for (const card of cards) {
    const scores = card.prospects.map((prospect) => agreement(sent, card, prospect) ?? -1);
    const score = Math.max(-1, ...scores);
    if (score > best) [best, likeliest] = [score, [card]];
    else if (score === best && score >= 0) likeliest.push(card);
  }
  const [first] = likeliest;
  if (first === undefined) return { kind: "none" };
  const showsWhoseItIs = best >= CONTACT || ((sent.email ?? "") === "" && sent.phones.length === 0);
  return likeliest.length === 1 && showsWhoseItIs
    ? { kind: "one", guestCard: first }
    : { kind: "unsure", guestCardIds: likeliest.map(({ guestCardId }) => guestCardId) };
}
