import type { MarketedUnit } from "../../property-data.ts";
import { cents, flag, localDate, number, wholeNumber } from "../../values.ts";
import { find, findAll, type XmlElement } from "../../xml-reader.ts";

export const UNIT_OBJECT = "UnitObject";

/**
 * One unit of `getunitlist` (wire.md §4.4). Its parts (Address, Availability, FloorPlan, UnitDetails, RentMatrix) are
 * known by name and not all of their children's places, so a value is taken where it stands [I]; a part is searched
 * first where two parts may have a value of one name.
 */
export function readMarketedUnit(unit: XmlElement): MarketedUnit {
  const text = (name: string, part: XmlElement | undefined = unit): string | null => {
    const value = find(part, name)?.text.trim();
    return value === undefined || value === "" ? null : value;
  };
  const address = find(unit, "Address");
  const availability = find(unit, "Availability");
  const floorPlan = find(unit, "FloorPlan");
  const rents = findAll(unit, "Option")
    .map((option) => cents(option.attributes["Rent"] ?? null))
    .filter((rent): rent is number => rent !== null && rent > 0);
  return {
    unitId: text("UnitID"),
    unitNumber: text("UnitNumber"),
    buildingId: text("BuildingID"),
    buildingNumber: text("BuildingNumber"),
    address1: text("Address1", address) ?? text("AddressLine1", address),
    address2: text("Address2", address) ?? text("AddressLine2", address),
    city: text("CityName", address) ?? text("City", address),
    state: text("State", address),
    zip: text("Zip", address),
    country: text("Country", address),
    floorPlanId: text("FloorPlanID", floorPlan) ?? text("FloorPlanID"),
    floorPlanCode: text("FloorPlanCode", floorPlan),
    floorPlanName: text("FloorPlanName", floorPlan),
    bedrooms: wholeNumber(text("Bedrooms")),
    bathrooms: number(text("Bathrooms")),
    floor: text("FloorNumber") ?? text("FloorLevel"),
    squareFeet: wholeNumber(text("RentSqFtCount") ?? text("RentableSquareFootage") ?? text("GrossSqFtCount")),
    isAvailable: flag(text("AvailableBit", availability) ?? text("Available", availability)),
    isVacant: flag(text("VacantBit", availability) ?? text("Vacant", availability)),
    availableDate: localDate(text("AvailableDate", availability) ?? text("MadeReadyDate", availability)),
    marketRentInCents: cents(text("MarketRent") ?? text("BaseRentAmount")),
    rentMinInCents: rents.length > 0 ? Math.min(...rents) : null,
    rentMaxInCents: rents.length > 0 ? Math.max(...rents) : null,
  };
}
