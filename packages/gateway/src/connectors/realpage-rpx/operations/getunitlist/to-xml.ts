import { element, group } from "../../envelope.ts";

/** The criteria of `getunitlist`: without `LimitResults` false RPX leaves units out (wire.md §4.4). */
export function getUnitListXml(): string {
  return group(
    "listCriteria",
    group("ListCriterion", element("name", "LimitResults") + element("singlevalue", "false")),
  );
}
