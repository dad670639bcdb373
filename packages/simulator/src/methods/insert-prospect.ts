import { child, tag, textOf } from "../soap/xml.ts";
import type { GuestCard, Prospect } from "../world/guest-cards.ts";
import { localTime } from "../world/local-time.ts";
import type { Item, Site } from "../world/world.ts";
import { answer, type Method } from "./method.ts";
import { leaves, prospectElements, readProspect } from "./read-guest-card.ts";

const LONGEST_NAME = 30;

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

const refusal = (message: string): Reply => ({
  id: "0",
  newId: "0",
  result: "FAILED",
  status: "ERROR",
  action: "INSERT",
  message,
  customers: [],
});

const has = (items: readonly Item[], value: string): boolean => items.some((item) => item.value === value);

/** What RPX refuses of a card as business (wire.md §5 [I]); null where nothing. */
function refusedBecause(
  site: Site,
  fields: Record<string, string>,
  preferences: Record<string, string>,
  prospects: readonly Prospect[],
): string | null {
  const [head] = prospects;
  if (!head || head.firstname === "" || head.lastname === "") return "First name and last name are required.";
  if (prospects.some((one) => one.firstname.length > LONGEST_NAME || one.lastname.length > LONGEST_NAME))
    return "First name and last name must not exceed 30 characters.";
  if (!has(site.relationships, head.relationshipid ?? "")) return "Invalid relationshipid.";
  const { primaryleadsource: source, leasingagentid: agent, contacttype: contact } = fields;
  if (source && !has(site.leadSources, source)) return "Invalid primaryleadsource.";
  if (agent && !has(site.agents, agent)) return "Invalid leasingagentid.";
  if (contact && !has(site.contactTypes, contact)) return "Invalid contacttype.";
  const plan = preferences["floorplanid"];
  if (plan && !site.floorPlans.some((candidate) => candidate.id === plan)) return "Invalid floorplanid.";
  return null;
}

/** `insertprospect` (wire.md §3): refuses, finds a duplicate, or stores. */
export const insertProspect: Method = ({ cards, licence, site, operation, twists }) => {
  const element = child(operation, "guestcard");
  const fields = leaves(element);
  const preferences = leaves(child(element, "preferences"));
  const prospects = prospectElements(element).map((prospect) => readProspect(prospect, cards.nextId()));
  const refused = twists.message ?? refusedBecause(site, fields, preferences, prospects);
  if (refused !== null) return answer(payload(refusal(refused), false));
  const customers = prospects.map((prospect) => prospect.customerId);

  const skips = ["true", "1"].includes(textOf(element, "skipduplicatecheck") ?? "");
  const days = textOf(element, "daysbackduplicatecheck");
  const [head] = prospects;
  const duplicate =
    skips || !head ? undefined : cards.duplicateOf(site.siteId, head, days === null ? null : Number(days));
  if (duplicate) {
    cards.duplicates++;
    const held = duplicate.prospects.map((prospect) => prospect.customerId);
    const reply = {
      id: duplicate.id,
      newId: "0",
      result: "SUCCESS",
      status: "DUPLICATE",
      action: "EXIST",
      message: "SUCCESS",
      customers: held,
    };
    return answer(payload(reply, twists.withoutIds));
  }

  const now = Date.now();
  const card: GuestCard = {
    id: cards.nextId(),
    siteId: site.siteId,
    pmcId: site.pmcId,
    storedAt: now,
    modifiedAt: now,
    lastActivityAt: now,
    createDate: localTime(site.zone, now),
    licensekey: licence.licensekey,
    visibleAt: now + twists.hiddenMs,
    fields,
    preferences,
    prospects,
  };
  cards.add(card);
  const reply = {
    id: card.id,
    newId: card.id,
    result: "SUCCESS",
    status: "NEW",
    action: "INSERT",
    message: "SUCCESS",
    customers,
  };
  return answer(payload(reply, twists.withoutIds), card.id);
};
