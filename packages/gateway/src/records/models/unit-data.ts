import type { ListedUnit, MarketedUnit } from "../../connectors/realpage-rpx/property-data.ts";
import { bathroomParts } from "./bathrooms.ts";

/** One unit as RPX's two lists show it; `marketed` is of `getunitlist`, `listed` of `unitlist`. */
export type UnitViews = { readonly marketed: MarketedUnit | null; readonly listed: ListedUnit | null };

/** The ids that a unit's record refers to, by RPX's ids of the same property. */
export type UnitReferences = { readonly floorPlans: ReadonlyMap<string, string> };

/** RPX's id of a unit; its number where neither list gives one. Null: nothing to know it by. */
export const unitXId = ({ marketed, listed }: UnitViews): string | null =>
  marketed?.unitId ?? listed?.unitId ?? marketed?.unitNumber ?? listed?.unitNumber ?? null;

/**
 * A unit as the contract's Unit (contract/propexo.md §8), without the fields that every record has.
 * Where both lists speak, `getunitlist` stands: it is what RealPage offers to marketing partners.
 */
export function unitData(views: UnitViews, references: UnitReferences): Record<string, unknown> {
  const { marketed, listed } = views;
  const xFloorPlanId = marketed?.floorPlanId ?? listed?.floorPlanId ?? null;
  const isDeleted = listed?.isDeleted ?? null;
  return {
    x_floor_plan_id: xFloorPlanId,
    x_unit_type_id: null,
    ...bathroomParts(marketed?.bathrooms ?? null),
    bedrooms: marketed?.bedrooms?.toString() ?? null,
    building_name: null,
    building_number: marketed?.buildingNumber ?? null,
    city: marketed?.city ?? null,
    country: marketed?.country ?? null,
    custom_data: {
      x_building_id: marketed?.buildingId ?? null,
      available_date: marketed?.availableDate ?? listed?.availableDate ?? null,
      is_deleted: isDeleted,
    },
    floor_plan_code: marketed?.floorPlanCode ?? null,
    floor_plan_name: marketed?.floorPlanName ?? listed?.floorPlanName ?? null,
    floor: marketed?.floor ?? null,
    is_available: isDeleted === true ? false : (marketed?.isAvailable ?? listed?.isAvailable ?? null),
    is_furnished: null,
    is_listed: null,
    is_vacant: marketed?.isVacant ?? listed?.isVacant ?? null,
    number: marketed?.unitNumber ?? listed?.unitNumber ?? null,
    rent_amount_market_in_cents: marketed?.marketRentInCents ?? listed?.marketRentInCents ?? null,
    rent_amount_max_in_cents: marketed?.rentMaxInCents ?? null,
    rent_amount_min_in_cents: marketed?.rentMinInCents ?? null,
    square_feet: marketed?.squareFeet ?? null,
    state: marketed?.state ?? null,
    street_address_1: marketed?.address1 ?? null,
    street_address_2: marketed?.address2 ?? null,
    address_1: marketed?.address1 ?? null,
    address_2: marketed?.address2 ?? null,
    zip: marketed?.zip ?? null,
    pets_allowed: null,
    dogs_allowed: null,
    cats_allowed: null,
    pet_policy: null,
    floor_plan_id: xFloorPlanId === null ? null : (references.floorPlans.get(xFloorPlanId) ?? null),
    unit_type_id: null,
  };
}

/** Pairs the units of both lists: by id, else by a number that either list has once. */
export function pairUnits(marketed: readonly MarketedUnit[], listed: readonly ListedUnit[]): UnitViews[] {
  const byId = new Map(
    marketed.flatMap((unit) => (unit.unitId === null ? [] : [[unit.unitId, unit] as const])),
  );
  const byNumber = onceByNumber(marketed);
  const listedOnce = onceByNumber(listed);
  const listedIds = new Set(listed.map((unit) => unit.unitId));
  const paired = new Set<MarketedUnit>();
  const pairs = listed.map((unit): UnitViews => {
    const sameId = unit.unitId === null ? undefined : byId.get(unit.unitId);
    const number = unit.unitNumber;
    const sameNumber = number !== null && listedOnce.has(number) ? byNumber.get(number) : undefined;
    const partner = sameId ?? (sameNumber && !listedIds.has(sameNumber.unitId) ? sameNumber : undefined);
    if (!partner || paired.has(partner)) return { marketed: null, listed: unit };
    paired.add(partner);
    return { marketed: partner, listed: unit };
  });
  const rest = marketed.filter((unit) => !paired.has(unit));
  return [...pairs, ...rest.map((unit): UnitViews => ({ marketed: unit, listed: null }))];
}

function onceByNumber<U extends { readonly unitNumber: string | null }>(units: readonly U[]): Map<string, U> {
  const once = new Map<string, U>();
  const twice = new Set<string>();
  for (const unit of units) {
    if (unit.unitNumber === null) continue;
    if (once.has(unit.unitNumber)) twice.add(unit.unitNumber);
    once.set(unit.unitNumber, unit);
  }
  for (const number of twice) once.delete(number);
  return once;
}
