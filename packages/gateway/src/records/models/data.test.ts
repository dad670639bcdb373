import assert from "node:assert/strict";
import { test } from "node:test";
import type {
  FloorPlan,
  ListedUnit,
  MarketedUnit,
  Site,
} from "../../connectors/realpage-rpx/property-data.ts";
import { floorPlanData } from "./floor-plan-data.ts";
import { employeeData, eventTypeData, leadRelationshipData, leadSourceData } from "./picklist-data.ts";
import { propertyData } from "./property-data.ts";
import { pairUnits, unitData, unitXId } from "./unit-data.ts";

/** The fields of `data` that are neither null nor empty. */
const told = (data: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );

const site: Site = {
  siteId: "2000001",
  siteNumber: "014",
  siteName: "Larch Court",
  pmcName: "Example Homes",
  address1: "1 Larch Way",
  address2: null,
  city: "Tampa",
  state: "FL",
  zip: "33601",
  county: "Hillsborough",
  country: "US",
  phone1: "8135550100",
  phone2: null,
  email: "office@example.org",
  web: "https://larch.example.org",
  utcOffsetMinutes: -300,
};

const plan: FloorPlan = {
  floorPlanId: "11",
  code: "B2",
  name: "Two by two and a half",
  marketingName: "The Alder",
  description: null,
  bedrooms: 2,
  bathrooms: 2.5,
  groupId: "3",
  groupName: "2x2.5",
  maximumOccupants: 4,
  grossSquareFootage: 1100,
  rentableSquareFootage: 1050,
  rentMinInCents: 165_000,
  rentMaxInCents: 180_000,
};

const marketed: MarketedUnit = {
  unitId: "501",
  unitNumber: "0101",
  buildingId: "7",
  buildingNumber: "1",
  address1: "1 Larch Way #101",
  address2: null,
  city: "Tampa",
  state: "FL",
  zip: "33601",
  country: null,
  floorPlanId: "11",
  floorPlanCode: "B2",
  floorPlanName: "Two by two and a half",
  bedrooms: 2,
  bathrooms: 2.5,
  floor: "1",
  squareFeet: 1050,
  isAvailable: true,
  isVacant: false,
  availableDate: "2026-04-01",
  marketRentInCents: null,
  rentMinInCents: 165_000,
  rentMaxInCents: 180_000,
};

const listed: ListedUnit = {
  unitId: "501",
  unitNumber: "0101",
  floorPlanId: "11",
  floorPlanName: "2x2.5",
  isVacant: true,
  isAvailable: false,
  isDeleted: false,
  availableDate: null,
  marketRentInCents: 170_000,
};

test("a property", () => {
  assert.deepEqual(told(propertyData(site, "1000001")), {
    city: "Tampa",
    code: "014",
    country: "US",
    county: "Hillsborough",
    custom_data: { x_pmc_id: "1000001", pmc_name: "Example Homes", utc_offset_minutes: -300 },
    is_active: true,
    manager_email: "office@example.org",
    manager_phone_1: "8135550100",
    name: "Larch Court",
    state: "FL",
    street_address_1: "1 Larch Way",
    address_1: "1 Larch Way",
    website: "https://larch.example.org",
    zip: "33601",
  });
});

test("a property of which only the subscription is known", () => {
  assert.deepEqual(told(propertyData({ siteId: "2000001", siteName: "Larch Court" }, "1000001")), {
    custom_data: { x_pmc_id: "1000001", pmc_name: null, utc_offset_minutes: null },
    is_active: true,
    name: "Larch Court",
  });
});

test("a floor plan", () => {
  assert.deepEqual(told(floorPlanData(plan)), {
    name: "Two by two and a half",
    marketing_name: "The Alder",
    code: "B2",
    bedrooms: 2,
    bathrooms: "2.5",
    bathrooms_full: 2,
    bathrooms_half: 1,
    max_occupants: 4,
    rentable_square_feet: 1050,
    gross_square_feet: 1100,
    rent_minimum_in_cents: 165_000,
    rent_maximum_in_cents: 180_000,
    custom_data: { x_floor_plan_group_id: "3", floor_plan_group_name: "2x2.5" },
  });
  assert.equal(floorPlanData({ ...plan, name: null, code: null })["name"], "11");
});

test("a unit of both lists", () => {
  const data = unitData({ marketed, listed }, { floorPlans: new Map([["11", "floor-plan-id"]]) });
  assert.deepEqual(told(data), {
    x_floor_plan_id: "11",
    bathrooms: "2.5",
    bathrooms_full: 2,
    bathrooms_half: 1,
    bedrooms: "2",
    building_number: "1",
    city: "Tampa",
    custom_data: { x_building_id: "7", available_date: "2026-04-01", is_deleted: false },
    floor_plan_code: "B2",
    floor_plan_name: "Two by two and a half",
    floor: "1",
    is_available: true,
    is_vacant: false,
    number: "0101",
    rent_amount_market_in_cents: 170_000,
    rent_amount_max_in_cents: 180_000,
    rent_amount_min_in_cents: 165_000,
    square_feet: 1050,
    state: "FL",
    street_address_1: "1 Larch Way #101",
    address_1: "1 Larch Way #101",
    zip: "33601",
    floor_plan_id: "floor-plan-id",
  });
});

test("a unit of one list, and one that RPX deleted", () => {
  const none = { floorPlans: new Map<string, string>() };
  const data = unitData({ marketed: null, listed }, none);
  assert.equal(data["number"], "0101");
  assert.equal(data["is_vacant"], true);
  assert.equal(data["x_floor_plan_id"], "11");
  assert.equal(data["floor_plan_id"], null);
  assert.equal(unitData({ marketed, listed: { ...listed, isDeleted: true } }, none)["is_available"], false);
});

test("units of both lists are paired by id, else by a number that neither list repeats", () => {
  const ids = (pairs: ReturnType<typeof pairUnits>) =>
    pairs.map((pair) => [pair.marketed?.unitId ?? null, pair.listed?.unitId ?? null]);
  const other = { ...marketed, unitId: null, unitNumber: "0102" };
  assert.deepEqual(ids(pairUnits([other, marketed], [listed])), [
    ["501", "501"],
    [null, null],
  ]);
  const byNumber = pairUnits([{ ...marketed, unitId: null }], [listed]);
  assert.deepEqual(byNumber.map(unitXId), ["501"]);
  const twice = pairUnits(
    [{ ...marketed, unitId: null }],
    [
      { ...listed, unitId: "1" },
      { ...listed, unitId: "2" },
    ],
  );
  assert.deepEqual(twice.map(unitXId), ["1", "2", "0101"]);
  // The first of the list has the number of a unit that is another's by its id.
  const crossed = pairUnits(
    [marketed],
    [
      { ...listed, unitId: "9" },
      { ...listed, unitNumber: "0199" },
    ],
  );
  assert.deepEqual(ids(crossed), [
    [null, "9"],
    ["501", "501"],
  ]);
});

test("records of pick lists", () => {
  assert.deepEqual(leadSourceData({ value: "R0000001", text: "Example ILS " }), {
    x_location_id: null,
    name: "Example ILS",
  });
  assert.equal(leadRelationshipData({ value: "P000000001", text: "" })["name"], "P000000001");
  assert.deepEqual(employeeData({ value: "0", text: "House" }), {
    x_location_id: null,
    name: "House",
    email: null,
    is_active: null,
    roles: [],
  });
  assert.deepEqual(eventTypeData({ value: "S000000001", text: "Call" }), {
    x_location_id: null,
    name: "Call",
    code: null,
    models: ["leads"],
  });
});
