import { child, type Element, tag, textOf } from "../soap/xml.ts";
import type { GuestCard } from "../world/guest-cards.ts";
import { localTime } from "../world/local-time.ts";
import type { Site } from "../world/world.ts";
import { answer, type Method } from "./method.ts";

/** A date without a time covers the whole day. */
const endOf = (date: string): string => (date.length === 10 ? `${date}T23:59:59` : date.slice(0, 19));
const startOf = (date: string): string => (date.length === 10 ? `${date}T00:00:00` : date.slice(0, 19));

function within(span: Element | undefined, momentOf: () => string): boolean {
  if (!span) return true;
  const moment = momentOf();
  const from = textOf(span, "datefrom");
  const to = textOf(span, "dateto");
  return (from === null || moment >= startOf(from)) && (to === null || moment <= endOf(to));
}

function named(card: GuestCard, name: string): boolean {
  const wanted = name.trim().toLowerCase();
  return card.prospects.some(
    (one) =>
      `${one.firstname} ${one.lastname}`.toLowerCase() === wanted || one.lastname.toLowerCase() === wanted,
  );
}

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

function candidates(
  call: { cards: Parameters<Method>[0]["cards"]; site: Site },
  criterion: Element | undefined,
): readonly GuestCard[] {
  const id = textOf(criterion, "guestcardid");
  const email = textOf(criterion, "email");
  if (id !== null) {
    const card = call.cards.get(id);
    return card ? [card] : [];
  }
  return email === null ? call.cards.ofSite(call.site.siteId) : call.cards.ofEmail(call.site.siteId, email);
}

/** `prospectsearch`: all criteria that are given must hold; only cards of the site that asks. */
export const searchProspects: Method = ({ cards, site, operation }) => {
  const criterion = child(child(operation, "prospectSearchCriterion"), "ProspectSearchCriterion");
  const now = Date.now();
  const name = textOf(criterion, "name");
  const found = candidates({ cards, site }, criterion).filter(
    (card) =>
      card.siteId === site.siteId &&
      card.visibleAt <= now &&
      (name === null || named(card, name)) &&
      within(child(criterion, "createdate"), () => card.createDate) &&
      within(child(criterion, "modifieddate"), () => localTime(site.zone, card.modifiedAt)) &&
      within(child(criterion, "lastactivitydate"), () => localTime(site.zone, card.lastActivityAt)),
  );
  return answer(
    `<ProspectSearch xmlns=""><GuestCards>${found.map(shown).join("")}</GuestCards></ProspectSearch>`,
  );
};
