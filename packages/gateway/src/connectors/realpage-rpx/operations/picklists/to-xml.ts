import { element } from "../../envelope.ts";

/** The argument of `getpicklistprospect` for the relationships of a household (wire.md §4.3). */
export function householdRelationshipsXml(): string {
  return element("lType", "HOUSEHOLD_RELATIONSHIPS");
}
