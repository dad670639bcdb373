import { tag, textOf } from "../soap/xml.ts";
import type { Item, Site } from "../world/world.ts";
import { answer, type Method } from "./method.ts";

function list(root: string, items: readonly Item[]): string {
  const rows = items.map(
    (item) => `<PicklistItem>${tag("Value", item.value)}${tag("Text", item.text)}</PicklistItem>`,
  );
  return `<${root} xmlns=""><Contents>${rows.join("")}</Contents></${root}>`;
}

const of =
  (root: string, items: (site: Site) => readonly Item[]): Method =>
  ({ site }) =>
    answer(list(root, items(site)));

/** wire.md §4.3: the root of each list. */
export const pickLists: Readonly<Record<string, Method>> = {
  getmarketingsourcesbyproperty: of("GetMarketingSourcesByProperty", (site) => site.leadSources),
  getleasingagentsbyproperty: of("GetLeasingAgentsByProperty", (site) => site.agents),
  getactivitytypes: of("GetActivityTypes", (site) => site.activityTypes),
  getallcontacttypes: of("GetAllContactTypes", (site) => site.contactTypes),
  getactivitylossreasons: of("GetActivityLossReasons", (site) => site.lossReasons),
  getpicklistprospect: ({ site, operation }) =>
    answer(
      list(
        "GetPicklistProspect",
        textOf(operation, "lType") === "HOUSEHOLD_RELATIONSHIPS" ? site.relationships : [],
      ),
    ),
};
