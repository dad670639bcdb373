import { DUPLICATE_REPLY, REFUSAL_REPLY } from "../assumptions.ts";
import { child, tag, textOf } from "../soap/xml.ts";
import { answer, type Method } from "./method.ts";
import { leaves, nobody, prospectElements, readAppointment, readProspect } from "./read-guest-card.ts";
import { refusalOfIds, refusalOfPeople } from "./refusals.ts";

type Reply = {
  id: string;
  newId: string;
  result: string;
  status: string;
  action: string;
  message: string;
  customers: readonly string[];
};

function payload(reply: Reply, withoutIds: boolean): string {
  const ids = withoutIds ? "" : tag("ID", reply.id) + tag("NewID", reply.newId);
  const customers = withoutIds ? [] : reply.customers;
  return `<InsertProspectResponse xmlns=""><Guestcard>${ids}${tag("Result", reply.result)}${tag("Status", reply.status)}${tag("Action", reply.action)}</Guestcard>${tag("message", reply.message)}<Customers>${customers.map((id) => tag("CustomerID", id)).join("")}</Customers><CustomerResults>${customers.map((id) => `<CustomerResult>${tag("CustomerID", id)}</CustomerResult>`).join("")}</CustomerResults></InsertProspectResponse>`;
}

/** `insertprospect` (wire.md §3): refuses, finds a duplicate, or stores. */
export const insertProspect: Method = ({ cards, licence, site, operation, twists }) => {
  const element = child(operation, "guestcard");
  const fields = leaves(element);
  const preferences = leaves(child(element, "preferences"));
  const prospects = prospectElements(element).map((prospect) =>
    readProspect(prospect, nobody(cards.nextId())),
  );
  const [head] = prospects;
  const refused =
    twists.message ?? refusalOfPeople(site, prospects) ?? refusalOfIds(site, fields, preferences);
  if (refused !== null || !head)
    return answer(payload({ ...REFUSAL_REPLY, message: refused ?? "", customers: [] }, false));

  const skips = ["true", "1"].includes((textOf(element, "skipduplicatecheck") ?? "").trim());
  const days = textOf(element, "daysbackduplicatecheck");
  const duplicate =
    skips || !twists.findsDuplicates
      ? undefined
      : cards.duplicateOf(site.siteId, head, days === null ? null : Number(days));
  if (duplicate) {
    cards.duplicates++;
    const customers = duplicate.prospects.map((prospect) => prospect.customerId);
    const reply = {
      ...DUPLICATE_REPLY,
      id: duplicate.id,
      newId: "0",
      message: twists.duplicateMessage,
      customers,
    };
    return answer(payload(reply, twists.withoutIds));
  }

  const { id } = cards.add({
    siteId: site.siteId,
    pmcId: site.pmcId,
    zone: site.zone,
    storedAt: Date.now(),
    hiddenMs: twists.hiddenMs,
    licensekey: licence.licensekey,
    fields,
    preferences,
    appointment: readAppointment(element),
    prospects,
  });
  const customers = prospects.map((prospect) => prospect.customerId);
  const reply = {
    id,
    newId: id,
    result: "SUCCESS",
    status: "NEW",
    action: "INSERT",
    message: "SUCCESS",
    customers,
  };
  return answer(payload(reply, twists.withoutIds), id);
};
