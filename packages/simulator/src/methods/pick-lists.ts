import { PICKLIST_PROSPECT_ROOT } from "../assumptions.ts";
import { tag, textOf } from "../soap/xml.ts";
import type { Item, Site } from "../world/world.ts";
import { answer, type Method } from "./method.ts";

/** `Contents` with the items; `attributes` where it is itself the root. */
function contents(items: readonly Item[], attributes = ""): string {
  const rows = items.map(
    (item) => `<PicklistItem>${tag("Value", item.value)}${tag("Text", item.text)}</PicklistItem>`,
  );
  return `<Contents${attributes}>${rows.join("")}</Contents>`;
}

const list = (root: string, items: readonly Item[]): string =>
  root === "Contents" ? contents(items, ' xmlns=""') : `<${root} xmlns="">${contents(items)}</${root}>`;

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
        PICKLIST_PROSPECT_ROOT,
        textOf(operation, "lType") === "HOUSEHOLD_RELATIONSHIPS" ? site.relationships : [],
      ),
    ),
};
