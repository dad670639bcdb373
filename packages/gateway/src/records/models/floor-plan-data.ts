import type { FloorPlan } from "../../connectors/realpage-rpx/property-data.ts";
import { bathroomParts } from "./bathrooms.ts";

/** A floor plan as the contract's FloorPlan (contract/propexo.md §8), without the fields that every record has. */
export function floorPlanData(plan: FloorPlan): Record<string, unknown> {
  return {
    x_location_id: null,
    name: plan.name ?? plan.code ?? plan.floorPlanId,
    marketing_name: plan.marketingName,
    code: plan.code,
    description: plan.description,
    bedrooms: plan.bedrooms,
    ...bathroomParts(plan.bathrooms),
    max_occupants: plan.maximumOccupants,
    rentable_square_feet: plan.rentableSquareFootage,
    gross_square_feet: plan.grossSquareFootage,
    rent_minimum_in_cents: plan.rentMinInCents,
    rent_maximum_in_cents: plan.rentMaxInCents,
    image_urls: [],
    unit_count: null,
    deposit_amount_in_cents: null,
    deposit_amount_raw: null,
    deposit_amount_min_in_cents: null,
    deposit_amount_max_in_cents: null,
    deposit_amount_min_raw: null,
    deposit_amount_max_raw: null,
    custom_data: { x_floor_plan_group_id: plan.groupId, floor_plan_group_name: plan.groupName },
  };
}
