import { child, type Element, tag, textOf } from "../soap/xml.ts";
import type { Prospect } from "../world/guest-cards.ts";
import { answer, type Method } from "./method.ts";
import { leaves, prospectElements, readAppointment, readProspect } from "./read-guest-card.ts";
import { refusalOfIds, refusalOfPeople } from "./refusals.ts";

const reply = (message: string): string =>
  `<UpdateProspect xmlns="">${tag("message", message)}</UpdateProspect>`;

/** The people of a card after an update; null where it names one that the card does not hold. Without a customerid the first is the head. */
function updated(held: readonly Prospect[], sent: readonly Element[]): Prospect[] | null {
  const people = [...held];
  for (const [position, element] of sent.entries()) {
    const customer = (textOf(element, "customerid") ?? "0").trim();
    const at =
      customer === "0" && position === 0 ? 0 : people.findIndex((one) => one.customerId === customer);
    const before = people[at];
    if (!before) return null;
    people[at] = readProspect(element, before);
  }
  return people;
}

/** `updateprospect` (wire.md §4.1): what is sent replaces what is held, the rest stays. */
export const updateProspect: Method = ({ cards, site, operation, twists }) => {
  const element = child(operation, "guestcard");
  const card = cards.get((textOf(element, "guestcardid") ?? "").trim());
  if (twists.message !== null) return answer(reply(twists.message));
  if (!card || card.siteId !== site.siteId) return answer(reply("Guest card not found."));
  const prospects = updated(card.prospects, prospectElements(element));
  if (!prospects) return answer(reply("Customer not found."));
  const fields = leaves(element);
  const preferences = leaves(child(element, "preferences"));
  const refused = refusalOfPeople(site, prospects) ?? refusalOfIds(site, fields, preferences);
  if (refused !== null) return answer(reply(refused));
  cards.change(card, {
    fields: { ...card.fields, ...fields },
    preferences: { ...card.preferences, ...preferences },
    appointment: readAppointment(element) ?? card.appointment,
    prospects,
  });
  return answer(reply("SUCCESS"), card.id);
};
