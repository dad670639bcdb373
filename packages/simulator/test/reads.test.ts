import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { KEYS } from "../src/simulator.ts";
import { type Auth, payload, start, text, texts } from "./harness.ts";

const SITES: readonly Auth[] = [
  { siteid: "2000001", pmcid: "1000001" },
  { siteid: "2000002", pmcid: "1000002" },
  { siteid: "2000003", pmcid: "1000001" },
];

const started = await start();
const read = async (method: string, args = "", auth: Auth = {}): Promise<string> =>
  payload(method, await started.call(method, args, auth));
const criterion = (name: string, value: string): string =>
  `<tem:ListCriterion><tem:name>${name}</tem:name><tem:singlevalue>${value}</tem:singlevalue></tem:ListCriterion>`;
const criteria = (...all: string[]): string => `<tem:listCriteria>${all.join("")}</tem:listCriteria>`;

describe("pick lists (wire.md §4.3)", () => {
  const roots = {
    getmarketingsourcesbyproperty: "GetMarketingSourcesByProperty",
    getleasingagentsbyproperty: "GetLeasingAgentsByProperty",
    getactivitytypes: "GetActivityTypes",
    getallcontacttypes: "GetAllContactTypes",
    getactivitylossreasons: "GetActivityLossReasons",
  };
  for (const [method, root] of Object.entries(roots))
    it(`${method} lists Value before Text under ${root}/Contents`, async () => {
      const list = await read(method);
      assert.match(
        list,
        new RegExp(
          `^<${root} xmlns=""><Contents>(<PicklistItem><Value>[^<]+</Value><Text>[^<]+</Text></PicklistItem>)+</Contents></${root}>$`,
        ),
      );
    });

  it("getleasingagentsbyproperty has the House under 0 at each property", async () => {
    for (const site of SITES) {
      const list = await read("getleasingagentsbyproperty", "", site);
      assert.match(list, /<Value>0<\/Value><Text>House<\/Text>/);
    }
  });

  it("getactivitytypes holds the ids of wire.md §4.1", async () => {
    const ids = texts(await read("getactivitytypes"), "Value");
    for (const id of ["S000000001", "S000000010", "S000000015", "S000000100", "S000000101"])
      assert.ok(ids.includes(id), id);
  });

  it("getpicklistprospect lists relationships for HOUSEHOLD_RELATIONSHIPS, directly under Contents", async () => {
    const list = await read("getpicklistprospect", "<tem:lType>HOUSEHOLD_RELATIONSHIPS</tem:lType>");
    assert.match(list, /^<Contents xmlns=""><PicklistItem><Value>H<\/Value><Text>Head of household<\/Text>/);
    assert.equal(
      await read("getpicklistprospect", "<tem:lType>OTHER</tem:lType>"),
      '<Contents xmlns=""></Contents>',
    );
  });

  it("gives each property its own ids", async () => {
    for (const method of [
      "getmarketingsourcesbyproperty",
      "getleasingagentsbyproperty",
      "getallcontacttypes",
    ]) {
      const ids = (await Promise.all(SITES.map((site) => read(method, "", site))))
        .flatMap((list) => texts(list, "Value"))
        .filter((id) => id !== "0");
      assert.equal(new Set(ids).size, ids.length, method);
    }
  });
});

describe("property data (wire.md §4.4)", () => {
  it("getsubscriptions needs no site and lists the sites of the key", async () => {
    const all = await read("getsubscriptions", "<tem:getsubscriptions/>", { siteid: "" });
    assert.deepEqual(texts(all, "siteid"), ["2000001", "2000002", "2000003"]);
    assert.match(all, /^<GetSiteSubscription xmlns="">/);
    assert.match(text(all, "startdate"), /^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d [AP]M$/);
    const one = await read("getsubscriptions", "", { siteid: "", pmcid: "", licensekey: KEYS.oneSite });
    assert.deepEqual(texts(one, "siteid"), ["2000001"]);
  });

  it("getsitelist shows the site that asks, with all fields of the capture in their order", async () => {
    const list = await read("getsitelist", "", SITES[1]);
    const names = [...list.matchAll(/<([A-Za-z0-9_]+)[ />]/g)].map((match) => match[1]);
    assert.deepEqual(
      names.join(" "),
      "SiteList Site PMCName WSPMCURL SiteID SiteNumber SiteName Adr1 Adr2 Adr3 City State Zip County Country Phone1 Phone2 Fax Email Web SysDate AR_AccountingDate AR_AccountingPeriod AR_LastDateofPeriod",
    );
    assert.equal(text(list, "SiteID"), "2000002");
    assert.equal(text(list, "SiteName"), "O'Hara & Sons Lofts");
    assert.match(text(list, "City"), / {2}$/, "trailing blanks as captured");
    assert.match(text(list, "SysDate"), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}-0[45]:00$/);
    assert.match(text(list, "AR_AccountingPeriod"), /^\d{6}$/);
    assert.ok(Math.abs(Date.parse(text(list, "SysDate")) - Date.now()) < 10_000);
  });

  it("unitlist writes T and F, sentinel dates and money with four decimals", async () => {
    const list = await read("unitlist");
    assert.equal(texts(list, "UnitID").length, 12);
    for (const flag of texts(list, "Vacant")) assert.match(flag, /^[TF]$/);
    for (const date of texts(list, "AvailableDate")) assert.match(date, /^\d{4}-\d\d-\d\d 00:00:00$/);
    for (const rent of texts(list, "MarketRent")) assert.match(rent, /^\d+\.0000$/);
  });

  it("getunitlist nests units and writes dates as MM/DD/YYYY", async () => {
    const list = await read("getunitlist", criteria(criterion("LimitResults", "false")));
    assert.match(list, /^<GetUnitList xmlns=""><UnitObjects><UnitObject><Address>/);
    assert.deepEqual(texts(list, "UnitID"), texts(await read("unitlist"), "UnitID"));
    for (const date of texts(list, "AvailableDate")) assert.match(date, /^(\d\d\/\d\d\/\d{4})?$/);
  });

  it("getunitlist leaves units out without LimitResults false", async () => {
    assert.equal(texts(await read("getunitlist"), "UnitID").length, 10);
    assert.equal(texts(await read("getunitlist", "", SITES[2]), "UnitID").length, 1);
  });

  it("getunitlist filters by its criteria", async () => {
    const all = criterion("LimitResults", "false");
    const plans = texts(await read("getfloorplanlist"), "FloorPlanID");
    const ofPlan = await read("getunitlist", criteria(all, criterion("FloorPlanID", plans[1] ?? "")));
    assert.deepEqual([...new Set(texts(ofPlan, "FloorPlanID"))], [plans[1]]);
    const oneRoom = await read("getunitlist", criteria(all, criterion("NumberBedrooms", "1")));
    assert.deepEqual([...new Set(texts(oneRoom, "Bedrooms"))], ["1"]);
    const single = await read("getunitlist", criteria(criterion("UnitID", "3")));
    assert.deepEqual(texts(single, "UnitID"), ["3"]);
  });

  it("getfloorplanlist lists the plans and filters by id, code and name", async () => {
    const list = await read("getfloorplanlist");
    assert.match(list, /^<GetFloorPlanList xmlns=""><FloorPlanObject><FloorPlanID>/);
    assert.deepEqual(texts(list, "FloorPlanID"), ["1", "2", "3", "4"]);
    assert.deepEqual(texts(list, "Bathrooms"), ["1", "1", "2", "2.5"]);
    for (const rent of texts(list, "RentMin")) assert.match(rent, /^\d+\.0000$/);
    assert.deepEqual(
      texts(await read("getfloorplanlist", criteria(criterion("FloorPlanCode", "B1"))), "FloorPlanID"),
      ["2"],
    );
    assert.deepEqual(
      texts(
        await read("getfloorplanlist", criteria(criterion("FloorPlanName", "3 Bedroom Oak"))),
        "FloorPlanID",
      ),
      ["3"],
    );
  });

  it("shows a property of one unit and one floor plan as a single element", async () => {
    assert.equal(texts(await read("unitlist", "", SITES[2]), "UnitID").length, 1);
    assert.equal(texts(await read("getfloorplanlist", "", SITES[2]), "FloorPlanID").length, 1);
  });

  it("gives each property its own units and floor plans", async () => {
    for (const [method, name] of [
      ["unitlist", "UnitID"],
      ["getfloorplanlist", "FloorPlanID"],
    ] as const) {
      const ids = (await Promise.all(SITES.map((site) => read(method, "", site)))).flatMap((list) =>
        texts(list, name),
      );
      assert.equal(new Set(ids).size, ids.length, method);
    }
  });
});
