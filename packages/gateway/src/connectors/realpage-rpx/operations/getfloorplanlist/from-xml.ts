import type { FloorPlan } from "../../property-data.ts";
import { cents, number, wholeNumber } from "../../values.ts";
import { textOf, type XmlElement } from "../../xml-reader.ts";

export const FLOOR_PLAN = "FloorPlanObject";

/** One floor plan (wire.md §4.4); null where it has no id. */
export function readFloorPlan(item: XmlElement): FloorPlan | null {
  const floorPlanId = textOf(item, "FloorPlanID");
  if (floorPlanId === null) return null;
  return {
    floorPlanId,
    code: textOf(item, "FloorPlanCode"),
    name: textOf(item, "FloorPlanName"),
    marketingName: textOf(item, "FloorPlanNameMarketing"),
    description: textOf(item, "FloorPlanDescription"),
    bedrooms: wholeNumber(textOf(item, "Bedrooms")),
    bathrooms: number(textOf(item, "Bathrooms")),
    groupId: textOf(item, "FloorPlanGroupID"),
    groupName: textOf(item, "FloorPlanGroupName"),
    maximumOccupants: wholeNumber(textOf(item, "MaximumOccupants")),
    grossSquareFootage: wholeNumber(textOf(item, "GrossSquareFootage")),
    rentableSquareFootage: wholeNumber(textOf(item, "RentableSquareFootage")),
    rentMinInCents: cents(textOf(item, "RentMin")),
    rentMaxInCents: cents(textOf(item, "RentMax")),
  };
}
