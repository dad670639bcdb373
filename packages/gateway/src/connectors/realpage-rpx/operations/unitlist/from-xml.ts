import type { ListedUnit } from "../../property-data.ts";
import { cents, flag, localDate } from "../../values.ts";
import { textOf, type XmlElement } from "../../xml-reader.ts";

export const UNIT = "Unit";

/** One unit of `unitlist` (wire.md §4.4, captured). */
export function readListedUnit(item: XmlElement): ListedUnit {
  return {
    unitId: textOf(item, "UnitID"),
    unitNumber: textOf(item, "UnitNumber"),
    floorPlanId: textOf(item, "FloorplanID"),
    floorPlanName: textOf(item, "FloorplanName"),
    isVacant: flag(textOf(item, "Vacant")),
    isAvailable: flag(textOf(item, "Available")),
    isDeleted: flag(textOf(item, "UnitDeleted")),
    availableDate: localDate(textOf(item, "AvailableDate")),
    marketRentInCents: cents(textOf(item, "MarketRent")),
  };
}
