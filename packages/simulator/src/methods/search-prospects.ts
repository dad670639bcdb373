import { child, type Element, tag, textOf } from "../soap/xml.ts";
import { fold, type GuestCard, type GuestCards } from "../world/guest-cards.ts";
import { answer, type Method } from "./method.ts";

type Span = { readonly from: string; readonly to: string };

/** A window of property-local dates; a date without a time covers the whole day. */
function spanOf(criterion: Element | undefined, name: string): Span {
  const element = child(criterion, name);
  const whole = (end: string, time: string, open: string): string => {
    const date = textOf(element, end)?.trim() ?? open;
    return date.length === 10 ? `${date}T${time}` : date.slice(0, 19);
  };
  return {
    from: whole("datefrom", "00:00:00", "0000-01-01"),
    to: whole("dateto", "23:59:59", "9999-12-31"),
  };
}

const within = (span: Span, date: string): boolean => date >= span.from && date <= span.to;

/** A guest card as a search shows it (wire.md §4.2): nulls are empty elements, phones without the insert's wrapper. */
export function shown(card: GuestCard): string {
  const { fields, preferences } = card;
  const needed = preferences["dateneeded"];
  const people = card.prospects.map(
    (one) =>
      `<Prospect>${tag("CustomerID", one.customerId)}${tag("FirstName", one.firstname)}${tag("LastName", one.lastname)}${tag("Email", one.email)}${tag("PrefCommunicationType", one.prefcommunicationtype)}<Numbers>${one.phones.map((phone) => `<PhoneNumber>${tag("Number", phone.number)}</PhoneNumber>`).join("")}</Numbers></Prospect>`,
  );
  return `<GuestCard>${tag("GuestCardID", card.id)}${tag("CreateDate", card.createDate)}${tag("PrimaryLeadSource", fields["primaryleadsource"] ?? null)}${tag("LeasingAgentID", fields["leasingagentid"] ?? null)}${tag("MoveInReason", fields["moveinreason"] ?? null)}${tag("PetWeightRange", fields["petweightrange"] ?? null)}<Preferences>${tag("Occupants", preferences["occupants"] ?? null)}${tag("LeaseTermMonths", preferences["leasetermmonths"] ?? null)}${tag("PriceRangeID", preferences["pricerangeid"] ?? null)}${tag("FloorplanID", preferences["floorplanid"] ?? null)}${tag("DateNeeded", needed === undefined ? null : `${needed.slice(0, 10)}T00:00:00`)}</Preferences><Prospects>${people.join("")}</Prospects></GuestCard>`;
}

/** The cards that the narrowest criterion leaves, by an index where there is one. */
function candidates(
  cards: GuestCards,
  siteId: string,
  given: { id: string | null; email: string | null; name: string | null },
): readonly GuestCard[] {
  if (given.id !== null) {
    const card = cards.get(given.id);
    return card?.siteId === siteId ? [card] : [];
  }
  if (given.email !== null) return cards.ofEmail(siteId, given.email);
  return given.name === null ? cards.ofSite(siteId) : cards.ofName(siteId, given.name);
}

/** A criterion's text; an empty one and the id 0 are none. */
function criterionOf(criterion: Element | undefined, name: string): string | null {
  const text = textOf(criterion, name)?.trim() ?? "";
  return text === "" || text === "0" ? null : text;
}

const hasEmail = (card: GuestCard, email: string): boolean =>
  card.prospects.some((one) => one.email !== null && fold(one.email) === fold(email));

const hasName = (card: GuestCard, name: string): boolean =>
  card.prospects.some((one) =>
    [one.lastname, `${one.firstname} ${one.lastname}`].some((held) => fold(held) === fold(name)),
  );

/** `prospectsearch`: all criteria that are given must hold; only cards of the site that asks. */
export const searchProspects: Method = ({ cards, site, operation }) => {
  const criterion = child(child(operation, "prospectSearchCriterion"), "ProspectSearchCriterion");
  const given = {
    id: criterionOf(criterion, "guestcardid"),
    email: criterionOf(criterion, "email"),
    name: criterionOf(criterion, "name"),
  };
  const created = spanOf(criterion, "createdate");
  const modified = spanOf(criterion, "modifieddate");
  const active = spanOf(criterion, "lastactivitydate");
  const now = Date.now();
  const found = candidates(cards, site.siteId, given).filter(
    (card) =>
      card.visibleAt <= now &&
      within(created, card.createDate) &&
      within(modified, card.modifiedDate) &&
      within(active, card.lastActivityDate) &&
      (given.email === null || hasEmail(card, given.email)) &&
      (given.name === null || hasName(card, given.name)),
  );
  return answer(
    `<ProspectSearch xmlns=""><GuestCards>${found.map(shown).join("")}</GuestCards></ProspectSearch>`,
  );
};
