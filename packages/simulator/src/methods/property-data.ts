import { LIMITED_UNITS, SUBSCRIPTION_FIELDS } from "../assumptions.ts";
import { tag } from "../soap/xml.ts";
import { systemDate } from "../world/local-time.ts";
import type { FloorPlan, Site } from "../world/world.ts";
import { holds, listCriteria, wantsAll } from "./list-criteria.ts";
import { answer, type Method } from "./method.ts";

const groupId = (plan: FloorPlan): string => `Z${plan.id.padStart(9, "0")}`;
const groupName = (plan: FloorPlan): string => `${plan.bedrooms}x${plan.bathrooms}`;
const plansOf = (site: Site): Map<string, FloorPlan> =>
  new Map(site.floorPlans.map((plan) => [plan.id, plan]));

const money = (amount: number): string => amount.toFixed(4);

/** `MM/DD/YYYY hh:mm:ss AM` (wire.md §4.4). */
const STARTED = "01/15/2024 09:30:00 AM";

const subscriptions: Method = ({ world, licence }) =>
  answer(
    licence.siteIds
      .map((id) => world.sites.get(id))
      .filter((site): site is Site => site !== undefined)
      .map(
        (site) =>
          `<GetSiteSubscription xmlns="">${tag(SUBSCRIPTION_FIELDS.pmcId, site.pmcId)}${tag(SUBSCRIPTION_FIELDS.siteId, site.siteId)}${tag(SUBSCRIPTION_FIELDS.siteName, site.name)}${tag(SUBSCRIPTION_FIELDS.status, "Active")}${tag("startdate", STARTED)}</GetSiteSubscription>`,
      )
      .join(""),
  );

const siteList: Method = ({ site }) => {
  const now = Date.now();
  const accountingDate = systemDate(site.zone, now).replace(/T.{12}/, "T00:00:00");
  const [year = "", month = ""] = accountingDate.split("-");
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
  return answer(
    `<SiteList xmlns=""><Site>${tag("PMCName", site.pmcName)}${tag("WSPMCURL", null)}${tag("SiteID", site.siteId)}${tag("SiteNumber", site.siteId.slice(-4))}${tag("SiteName", site.name)}${tag("Adr1", "100 Main Street")}${tag("Adr2", null)}${tag("Adr3", null)}${tag("City", `${site.city}  `)}${tag("State", site.state)}${tag("Zip", site.zip)}${tag("County", null)}${tag("Country", "US")}${tag("Phone1", "2145550199")}${tag("Phone2", null)}${tag("Fax", null)}${tag("Email", "office@example.com")}${tag("Web", null)}${tag("SysDate", systemDate(site.zone, now))}${tag("AR_AccountingDate", accountingDate)}${tag("AR_AccountingPeriod", month + year)}${tag("AR_LastDateofPeriod", lastDay + accountingDate.slice(10))}</Site></SiteList>`,
  );
};

const unitList: Method = ({ site }) => {
  const plans = plansOf(site);
  const rows = site.units.map((unit) => {
    const plan = plans.get(unit.floorPlanId);
    return `<Unit>${tag("UnitID", unit.id)}${tag("UnitNumber", unit.number)}${tag("FloorplanID", unit.floorPlanId)}${tag("FloorplanName", plan?.name ?? null)}${tag("Vacant", unit.isVacant ? "T" : "F")}${tag("Available", unit.isVacant ? "T" : "F")}${tag("UnitDeleted", "F")}${tag("AvailableDate", unit.isVacant ? "2026-12-01 00:00:00" : "1900-01-01 00:00:00")}${tag("MarketRent", money(unit.rent))}</Unit>`;
  });
  return answer(`<UnitList xmlns="">${rows.join("")}</UnitList>`);
};

const unitObjects: Method = ({ site, operation }) => {
  const plans = plansOf(site);
  const criteria = listCriteria(operation);
  const wanted = site.units.filter((unit) => {
    const plan = plans.get(unit.floorPlanId);
    return holds(criteria, {
      UnitID: unit.id,
      UnitNumber: unit.number,
      BuildingID: unit.building,
      BuildingNumber: unit.building,
      FloorLevel: unit.number.slice(0, 1),
      FloorPlanID: unit.floorPlanId,
      FloorPlanCode: plan?.code,
      FloorPlanGroupID: plan && groupId(plan),
      NumberBedrooms: plan && String(plan.bedrooms),
      NumberBathrooms: plan?.bathrooms,
    });
  });
  const shown = wantsAll(criteria) ? wanted : wanted.slice(0, LIMITED_UNITS);
  const rows = shown.map((unit) => {
    const plan = plans.get(unit.floorPlanId);
    return `<UnitObject><Address>${tag("Address1", "100 Main Street")}${tag("BuildingID", unit.building)}${tag("BuildingNumber", unit.building)}${tag("CityName", site.city)}${tag("State", site.state)}${tag("UnitID", unit.id)}${tag("UnitNumber", unit.number)}${tag("Zip", site.zip)}</Address><Availability>${tag("AvailableBit", String(unit.isVacant))}${tag("AvailableDate", unit.isVacant ? "12/01/2026" : null)}${tag("MadeReadyDate", "0001-01-01T00:00:00")}${tag("VacantBit", String(unit.isVacant))}</Availability>${tag("BaseRentAmount", money(unit.rent))}<FloorPlan>${tag("FloorPlanCode", plan?.code ?? null)}${tag("FloorPlanID", unit.floorPlanId)}${tag("FloorPlanName", plan?.name ?? null)}</FloorPlan><UnitDetails>${tag("Bathrooms", plan?.bathrooms ?? null)}${tag("Bedrooms", plan?.bedrooms ?? null)}${tag("FloorNumber", unit.number.slice(0, 1))}${tag("RentSqFtCount", plan?.squareFeet ?? null)}</UnitDetails></UnitObject>`;
  });
  return answer(`<GetUnitList xmlns=""><UnitObjects>${rows.join("")}</UnitObjects></GetUnitList>`);
};

const floorPlanList: Method = ({ site, operation }) => {
  const criteria = listCriteria(operation);
  const wanted = site.floorPlans.filter((plan) =>
    holds(criteria, { FloorPlanID: plan.id, FloorPlanCode: plan.code, FloorPlanName: plan.name }),
  );
  const rows = wanted.map(
    (plan) =>
      `<FloorPlanObject>${tag("FloorPlanID", plan.id)}${tag("FloorPlanCode", plan.code)}${tag("FloorPlanName", plan.name)}${tag("FloorPlanNameMarketing", null)}${tag("FloorPlanDescription", null)}${tag("Bedrooms", plan.bedrooms)}${tag("Bathrooms", plan.bathrooms)}${tag("FloorPlanGroupID", groupId(plan))}${tag("FloorPlanGroupName", groupName(plan))}${tag("MaximumOccupants", plan.maximumOccupants)}${tag("ExcludedFromOccupancy", "0")}${tag("GrossSquareFootage", plan.squareFeet)}${tag("RentableSquareFootage", plan.squareFeet)}${tag("RentMin", money(plan.rentMin))}${tag("RentMax", money(plan.rentMax))}</FloorPlanObject>`,
  );
  return answer(`<GetFloorPlanList xmlns="">${rows.join("")}</GetFloorPlanList>`);
};

/** wire.md §4.4. */
export const propertyData: Readonly<Record<string, Method>> = {
  getsubscriptions: subscriptions,
  getsitelist: siteList,
  unitlist: unitList,
  getunitlist: unitObjects,
  getfloorplanlist: floorPlanList,
};
