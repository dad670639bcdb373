import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { GuestCard } from "../../../simulator/src/simulator.ts";
import type { ApiClient } from "../harness/api-client.ts";
import {
  connectIntegration,
  delivered,
  openPlayground,
  type Place,
  type Playground,
} from "../harness/playground.ts";

/** Each field of Create Lead: what is posted is what RPX stores, and where (design.md's table). */
describe("create lead, field by field", () => {
  let playground: Playground;
  let api: ApiClient;
  let integrationId: string;
  let place: Place;
  let names = 0;

  before(async () => {
    playground = await openPlayground();
    ({ api } = await playground.serve());
    const connected = await connectIntegration(api, playground);
    ({ integrationId } = connected);
    place = connected.places[0] as Place;
  });
  after(() => playground.stop());

  /** Posts a lead with these fields, waits for its delivery and gives the guest card that the simulator holds. */
  async function store(
    fields: Record<string, unknown>,
  ): Promise<{ card: GuestCard; record: any; result: any }> {
    const last_name = `Field${++names}`;
    const answer = await api.post("/v1/leads/realpage_rpx/", {
      integration_id: integrationId,
      property_id: place.id,
      lead_relationship_id: place.relationship,
      first_name: "Flow",
      last_name,
      ...fields,
    });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    const { created_record_id } = await delivered(api, answer.body.meta.job_id);
    const record = (await api.get(`/v1/leads/${created_record_id}`)).body.results;
    const cards = (await playground.control.guestCards()).filter((card) => card.id === record.x_guestcard_id);
    assert.equal(cards.length, 1);
    return { card: cards[0] as GuestCard, record, result: answer.body.result };
  }

  test("the ids of integration, property and relationship", async () => {
    const { card } = await store({});
    assert.equal(card.siteId, place.xId);
    assert.equal(card.fields["siteid"], place.xId);
    assert.equal(card.prospects[0]?.relationshipid, "H");
    assert.equal(card.fields["leasingagentid"], "0", "no employee is the House");
  });

  for (const [what, blank] of [
    ["not given", undefined],
    ["empty", ""],
    ["blank", " \u00a0"],
  ] as const)
    test(`what is ${what} is not sent`, async () => {
      const text = blank !== undefined && { email_1: blank, address_1: blank, phone_1: blank };
      const { card, result } = await store({ ...text });
      const { body } = (await playground.control.requests({ method: "insertprospect" })).at(-1) ?? {};
      for (const element of [
        "dateofbirth",
        "dateneeded",
        "email",
        "line1",
        "number",
        "floorplanid",
        "occupants",
      ])
        assert.ok(!new RegExp(`<[a-z:]*${element}[ />]`).test(String(body)), element);
      assert.equal(card.prospects[0]?.email, null);
      assert.equal(result.email_1, blank ?? null);
      assert.equal(Object.keys(result).length, 25, "the echo has every field of the contract");
    });

  for (const [field, value] of [
    ["first_name", "Ünïcode-Žižek"],
    ["last_name", "O'Brien & <Søn>"],
    ["middle_name", 'Q. "Quill" \t&amp; <![CDATA[x]]>'],
    ["email_1", "flow.o'test+tag@example.com"],
  ] as const)
    test(`${field} arrives unchanged`, async () => {
      const { card, result } = await store({ [field]: value });
      const [prospect] = card.prospects;
      const held = {
        first_name: "firstname",
        last_name: "lastname",
        middle_name: "middlename",
        email_1: "email",
      } as const;
      assert.equal(prospect?.[held[field]], value);
      assert.equal(result[field], value);
    });

  test("names of 30 UTF-16 units beyond the basic plane", async () => {
    const name = "🏠".repeat(15);
    const { card } = await store({ first_name: name });
    assert.equal(card.prospects[0]?.firstname, name);
  });

  for (const [given, sent] of [
    ["1990-02-28", "1990-02-28"],
    ["1990-02-28T23:59:59-11:00", "1990-02-28"],
    ["2000-02-29T00:00:00Z", "2000-02-29"],
  ] as const) {
    test(`date_of_birth ${given} is the day as written`, async () => {
      const { card } = await store({ date_of_birth: given });
      assert.ok(card.prospects[0]?.dateofbirth?.startsWith(sent), String(card.prospects[0]?.dateofbirth));
    });
    test(`target_move_in_date ${given} is the day as written`, async () => {
      const { card } = await store({ target_move_in_date: given });
      assert.equal(card.preferences["dateneeded"], sent);
    });
  }

  test("employee_id becomes the leasing agent", async () => {
    const employee = place.employees[1];
    const { card } = await store({ employee_id: employee?.id });
    assert.equal(card.fields["leasingagentid"], employee?.x_id);
  });

  test("lead_source_id becomes the primary lead source", async () => {
    const source = place.leadSources[1];
    const { card } = await store({ lead_source_id: source?.id });
    assert.equal(card.fields["primaryleadsource"], source?.x_id);
  });

  for (const [type, sent] of Object.entries({
    FAX: "Fax",
    HOME: "Home",
    MOBILE: "Mobile",
    OTHER: "Other",
    WORK: "Work",
  }))
    test(`a phone of type ${type}`, async () => {
      const { card } = await store({ phone_1: "2145550199", phone_1_type: type });
      assert.deepEqual(card.prospects[0]?.phones, [{ type: sent, number: "2145550199" }]);
    });

  test("two phones, the second without a type", async () => {
    const { card } = await store({
      phone_1: "+1 (214) 555-0101",
      phone_1_type: "WORK",
      phone_2: "2145550102",
    });
    assert.deepEqual(card.prospects[0]?.phones, [
      { type: "Work", number: "+1 (214) 555-0101" },
      { type: null, number: "2145550102" },
    ]);
  });

  test("a second phone alone", async () => {
    const { card } = await store({ phone_2: "2145550103", phone_2_type: "OTHER" });
    assert.deepEqual(card.prospects[0]?.phones, [{ type: "Other", number: "2145550103" }]);
  });

  test("each line of the address", async () => {
    const address = {
      line1: "1 Main St & Co",
      line2: "Apt <2>",
      city: "São Paulo",
      state: "TX",
      zip: "75001-1234",
      country: "US",
    };
    const { card } = await store({
      address_1: address.line1,
      address_2: address.line2,
      city: address.city,
      state: address.state,
      zip: address.zip,
      country: address.country,
    });
    assert.deepEqual({ ...card.prospects[0]?.address }, address);
  });

  test("lease term, occupants, and rent in whole dollars rounded down", async () => {
    const { card } = await store({
      desired_lease_term_in_months: 12,
      desired_max_rent_in_cents: 199_999,
      number_of_occupants: 0,
    });
    assert.equal(card.preferences["leasetermmonths"], "12");
    assert.equal(card.preferences["desiredrent"], "1999");
    assert.equal(card.preferences["occupants"], "0");
  });

  test("unit_id becomes its floor plan, and its number a line of the comment", async () => {
    const unit = place.units[2];
    const { card } = await store({ unit_id: unit?.id });
    assert.equal(card.preferences["floorplanid"], unit?.x_floor_plan_id);
    assert.equal(card.fields["prospectcomment"], `Unit ${unit?.number}`);
  });

  test("datecontact is the property's local time", async () => {
    const { card } = await store({});
    // The first property of the simulator lies in Central Time.
    const local = new Intl.DateTimeFormat("sv-SE", {
      timeZone: "America/Chicago",
      dateStyle: "short",
      timeStyle: "short",
    });
    const near = [0, 60_000].map((ms) => local.format(new Date(card.storedAt - ms)).replace(" ", "T"));
    assert.ok(
      near.includes(String(card.fields["datecontact"]).slice(0, 16)),
      `${card.fields["datecontact"]} is none of ${near.join()}`,
    );
  });

  test("the record that is read back is the lead", async () => {
    const { card, record } = await store({
      email_1: "back@example.com",
      phone_1: "2145550104",
      phone_1_type: "MOBILE",
    });
    assert.equal(record.x_guestcard_id, card.id);
    assert.equal(record.first_name, "Flow");
    assert.equal(record.email_1, "back@example.com");
    assert.equal(record.property_id, place.id);
    assert.equal(record.integration_id, integrationId);
  });
});
