import { insertActivity } from "./insert-activity.ts";
import { insertProspect } from "./insert-prospect.ts";
import type { Method } from "./method.ts";
import { pickLists } from "./pick-lists.ts";
import { propertyData } from "./property-data.ts";
import { searchProspects } from "./search-prospects.ts";
import { updateProspect } from "./update-prospect.ts";

/** Every method on the contract, by its lower-case name. */
export const methods: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...pickLists,
    ...propertyData,
    insertprospect: insertProspect,
    updateprospect: updateProspect,
    insertactivity: insertActivity,
    prospectsearch: searchProspects,
  }),
);
