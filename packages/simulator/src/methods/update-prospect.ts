import { child, tag, textOf } from "../soap/xml.ts";
import { answer, type Method } from "./method.ts";
import { leaves, prospectElements, readProspect } from "./read-guest-card.ts";

const reply = (message: string): string =>
  `<UpdateProspect xmlns="">${tag("message", message)}</UpdateProspect>`;

/** `updateprospect` (wire.md §4.1): what is sent replaces what is held, the rest stays. */
export const updateProspect: Method = ({ cards, site, operation, twists }) => {
  const element = child(operation, "guestcard");
  const card = cards.get(textOf(element, "guestcardid") ?? "");
  if (twists.message !== null) return answer(reply(twists.message));
  if (!card || card.siteId !== site.siteId) return answer(reply("Guest card not found."));
  card.fields = { ...card.fields, ...leaves(element) };
  card.preferences = { ...card.preferences, ...leaves(child(element, "preferences")) };
  const sent = prospectElements(element);
  card.prospects = card.prospects.map((held, index) => {
    const changed =
      sent.find((prospect) => textOf(prospect, "customerid") === held.customerId) ??
      (index === 0 ? sent[0] : undefined);
    if (!changed) return held;
    const given = readProspect(changed, held.customerId);
    return {
      ...held,
      ...Object.fromEntries(Object.entries(leaves(changed)).filter(([name]) => name in held)),
      customerId: held.customerId,
      address: { ...held.address, ...given.address },
      phones: given.phones.length > 0 ? given.phones : held.phones,
    };
  });
  card.modifiedAt = Date.now();
  return answer(reply("SUCCESS"), card.id);
};
