import type { PicklistItem } from "../../property-data.ts";
import { textOf, type XmlElement } from "../../xml-reader.ts";

export const PICKLIST_ITEM = "PicklistItem";

/** One item of any pick list (wire.md §4.3); null where it has no value. */
export function readPicklistItem(item: XmlElement): PicklistItem | null {
  const value = textOf(item, "Value");
  return value === null ? null : { value, text: textOf(item, "Text") ?? value };
}
