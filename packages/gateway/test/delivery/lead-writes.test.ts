import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import { accept, leadTo, timelineOf } from "../harness/leads.ts";
import {
  connectIntegration,
  delivered,
  KEYS,
  openPlayground,
  type Place,
  type Playground,
  statusWhen,
} from "../harness/playground.ts";
import { until } from "../harness/wait.ts";

/** Changes and events of a lead: what arrives, and what is done where an outcome is not known. */
describe("changes and events of a lead", () => {
  let playground: Playground;
  let api: ApiClient;
  let integrationId: string;
  let place: Place;
  let other: Place;
  let eventType: { id: string; x_id: string; name: string };

  before(async () => {
    playground = await openPlayground();
    ({ api } = await playground.serve());
    const connected = await connectIntegration(api, playground);
    ({ integrationId } = connected);
    [place, other] = connected.places as [Place, Place];
    const types = (await api.get("/v1/event-types/?limit=250")).body.results;
    eventType = types.find((type: { property_id: string }) => type.property_id === place.id);
  });
  after(() => playground.stop());
  afterEach(() => playground.control.clearFaults());

  /** A lead that RPX holds, and its guest card's id. */
  async function newLead(): Promise<{ leadId: string; cardId: string; body: Record<string, unknown> }> {
    const body = leadTo(integrationId, place, {
      phone_1: "2145550100",
      phone_1_type: "HOME",
      phone_2: "2145550101",
    });
    const { created_record_id } = await delivered(api, await accept(api, body));
    const lead = (await api.get(`/v1/leads/${created_record_id}`)).body.results;
    return { leadId: created_record_id, cardId: lead.x_guestcard_id, body };
  }

  const put = async (leadId: string, body: unknown, path = "/v1/leads/realpage_rpx/"): Promise<any> =>
    api.call("PUT", `${path}${leadId}`, { body });
  const cardOf = async (cardId: string): Promise<any> =>
    (await playground.control.guestCards()).find((card) => card.id === cardId);
  /** What RealPage's staff do to a guest card: these are its phones. */
  async function addPhones(cardId: string, lastName: string, numbers: readonly string[]): Promise<void> {
    const [person] = (await cardOf(cardId)).prospects;
    const phones = numbers.map((number) => `<PhoneNumber><number>${number}</number></PhoneNumber>`).join("");
    const done = await fetch(playground.simulator.url, {
      method: "POST",
      headers: {
        "content-type": "text/xml; charset=utf-8",
        soapaction: "http://tempuri.org/IRPXService/updateprospect",
      },
      body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><updateprospect xmlns="http://tempuri.org/"><auth><pmcid>1000001</pmcid><siteid>${place.xId}</siteid><licensekey>${KEYS.main}</licensekey></auth><guestcard><guestcardid>${cardId}</guestcardid><prospects><Prospect><customerid>${person.customerId}</customerid><firstname>Del</firstname><lastname>${lastName}</lastname><numbers><phonenumbers>${phones}</phonenumbers></numbers></Prospect></prospects></guestcard></updateprospect></s:Body></s:Envelope>`,
    });
    assert.match(await done.text(), /SUCCESS/);
  }
  const activitiesOf = async (cardId: string): Promise<any[]> =>
    (await playground.control.activities()).filter((one) => one.guestCardId === cardId);
  const eventOf = (leadId: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
    integration_id: integrationId,
    lead_id: leadId,
    employee_id: place.employees[1]?.id,
    event_type_id: eventType.id,
    event_datetime: "2026-11-24T18:30:00Z",
    ...more,
  });
  const postEvent = async (body: unknown, path = "/v1/events/leads/realpage_rpx/"): Promise<any> =>
    api.post(path, body);

  describe("update lead", () => {
    test("what is given changes, the rest stays, and the lead is read back", async () => {
      const { leadId, cardId, body } = await newLead();
      const answer = await put(leadId, {
        last_name: "O'Brien & <Søn>",
        email_1: "new@example.com",
        employee_id: place.employees[2]?.id,
        lead_source_id: place.leadSources[2]?.id,
        unit_id: place.units[1]?.id,
        phone_1: "2145550199",
        phone_1_type: "MOBILE",
        target_move_in_date: "2027-06-01",
        desired_max_rent_in_cents: 150_099,
        city: "Dallas",
      });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.equal(answer.body.result.lead_id, leadId);
      assert.equal(answer.body.result.first_name, null);
      assert.equal((await delivered(api, answer.body.meta.job_id)).created_record_id, leadId);
      const card = await cardOf(cardId);
      const [person] = card.prospects;
      assert.deepEqual(
        [person.firstname, person.lastname, person.email],
        [body["first_name"], "O'Brien & <Søn>", "new@example.com"],
      );
      assert.deepEqual(
        person.phones.map((phone: any) => phone.number),
        ["2145550199", "2145550101"],
      );
      assert.equal(person.address.city, "Dallas");
      assert.equal(card.fields.leasingagentid, place.employees[2]?.x_id);
      assert.equal(card.fields.primaryleadsource, place.leadSources[2]?.x_id);
      assert.deepEqual(
        [card.preferences.dateneeded, card.preferences.desiredrent, card.preferences.floorplanid],
        ["2027-06-01", "1500", place.units[1]?.x_floor_plan_id],
      );
      const lead = (await api.get(`/v1/leads/${leadId}`)).body.results;
      assert.deepEqual([lead.last_name, lead.email_1], ["O'Brien & <Søn>", "new@example.com"]);
    });

    test("a change of one phone drops none of the others, however many RealPage's staff have added", async () => {
      const { leadId, cardId, body } = await newLead();
      const numbers = ["2145550100", "2145550101", "2145550102", "2145550103"];
      await addPhones(cardId, String(body["last_name"]), numbers);
      // Read back, as a sync would bring it.
      await delivered(api, (await put(leadId, { city: "Dallas" })).body.meta.job_id);
      for (const [change, shown] of [
        [{ phone_1: "2145550110" }, ["2145550110", ...numbers.slice(1)]],
        [{ phone_2: "2145550111" }, ["2145550110", "2145550111", ...numbers.slice(2)]],
        [{ phone_1: "2145550120", phone_2: "2145550121" }, ["2145550120", "2145550121", ...numbers.slice(2)]],
      ] as const) {
        await delivered(api, (await put(leadId, change)).body.meta.job_id);
        const [person] = (await cardOf(cardId)).prospects;
        assert.deepEqual(
          person.phones.map((phone: any) => phone.number),
          shown,
        );
      }
    });

    test("the generic route", async () => {
      const { leadId, cardId } = await newLead();
      const answer = await put(leadId, { desired_lease_term_in_months: "18" }, "/v1/leads/");
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.equal(answer.body.job_id, answer.body.meta.job_id);
      await delivered(api, answer.body.job_id);
      assert.equal((await cardOf(cardId)).preferences.leasetermmonths, "18");
    });

    for (const [what, body, path, rule] of [
      ["nothing", {}, "", /at least one field/],
      ["a long name", { middle_name: "x".repeat(31) }, "middle_name", /at most 30/],
      ["an empty name", { first_name: "" }, "first_name", /at least 1/],
      ["an e-mail that it would remove", { email_1: "" }, "email_1", /cannot be told to remove/],
      ["a phone that it would remove", { phone_2: " " }, "phone_2", /cannot be told to remove/],
      ["an undeclared field", { property_id: "x" }, "", /property_id/],
      ["an unknown id", { employee_id: crypto.randomUUID() }, "employee_id", /an employee of this account/],
    ] as const)
      test(`a change of ${what} is refused`, async () => {
        const { leadId } = await newLead();
        const answer = await put(leadId, body);
        assert.equal(answer.status, 400);
        const [issue] = answer.body.error.details.issues;
        assert.equal(issue.path.join("."), path);
        assert.match(issue.message, rule);
      });

    test("an empty text where RealPage holds none is no fault", async () => {
      const lead = leadTo(integrationId, place, { email_1: "" });
      const { created_record_id } = await delivered(api, await accept(api, lead));
      const answer = await put(created_record_id, {
        email_1: "",
        phone_1: "",
        address_2: "",
        city: "Dallas",
      });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      await delivered(api, answer.body.meta.job_id);
    });

    test("an id of another property, and a lead that is not there", async () => {
      const { leadId } = await newLead();
      const answer = await put(leadId, { unit_id: other.units[0]?.id });
      assert.match(answer.body.error.details.issues[0].message, /another property/);
      assert.equal((await put(crypto.randomUUID(), { city: "Dallas" })).status, 404);
    });

    for (const kind of ["reset-after", "reset-before", "hang-after", "truncated"] as const)
      test(`${kind}: sent again until RPX confirms, and what RPX holds is what was asked`, async () => {
        const { leadId, cardId } = await newLead();
        await playground.control.order({ method: "updateprospect", kind, times: 1 });
        const answer = await put(leadId, { city: "Austin" });
        await delivered(api, answer.body.meta.job_id);
        assert.equal((await cardOf(cardId)).prospects[0].address.city, "Austin");
        assert.equal((await timelineOf(api, answer.body.meta.job_id)).attempts, 2);
      });

    test("a later change never goes before an earlier one that has to be tried again", async () => {
      const { leadId, cardId } = await newLead();
      await playground.control.order({ method: "updateprospect", kind: "reset-before", times: 2 });
      const jobs: string[] = [];
      for (const city of ["First", "Second", "Third"])
        jobs.push((await put(leadId, { city })).body.meta.job_id);
      for (const jobId of jobs) await delivered(api, jobId);
      assert.equal((await cardOf(cardId)).prospects[0].address.city, "Third");
    });

    test("made by RPX, the reply lost, and refused when it is sent again: for a person, never a FAILURE", async () => {
      const { leadId, cardId } = await newLead();
      await playground.control.order({ method: "updateprospect", kind: "reset-after", times: 1 });
      await playground.control.order({
        method: "updateprospect",
        kind: "message",
        text: "Guest card is locked.",
        times: 1,
      });
      const jobId = (await put(leadId, { city: "Austin" })).body.meta.job_id;
      const write = await until("the review", async () => {
        const found = await timelineOf(api, jobId);
        return ["needs_review", "rejected", "done"].includes(found.state) ? found : null;
      });
      assert.equal((await cardOf(cardId)).prospects[0].address.city, "Austin");
      assert.deepEqual([write.state, write.write_status], ["needs_review", "PENDING"]);
      assert.match(write.errors.join(), /Guest card is locked/);
      const resolved = await api.post(`/v1/admin/writes/${jobId}/resolve`, { action: "confirm" });
      assert.equal(resolved.body.write_status, "SUCCESS", JSON.stringify(resolved.body));
      await delivered(api, jobId);
    });

    test("RPX's refusal is a FAILURE with its words", async () => {
      const { leadId } = await newLead();
      await playground.control.order({
        method: "updateprospect",
        kind: "message",
        text: "Guest card is locked.",
        times: 1,
      });
      const answer = await put(leadId, { city: "Austin" });
      const status = await statusWhen(api, answer.body.meta.job_id, (one) => one.write_status === "FAILURE");
      assert.deepEqual(status.errors, ["Guest card is locked."]);
    });
  });

  describe("create lead event", () => {
    test("arrives with agent, type, unit, notes and the property's local time, and becomes an event", async () => {
      const { leadId, cardId } = await newLead();
      const answer = await postEvent(
        eventOf(leadId, {
          unit_id: place.units[0]?.id,
          notes: "Called & left a <message>",
          call_recording_url: "https://calls.example.com/1?a=b&c=d",
          status: "ACTIVE",
        }),
      );
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      const { created_record_id } = await delivered(api, answer.body.meta.job_id);
      const [activity, ...more] = await activitiesOf(cardId);
      assert.equal(more.length, 0);
      assert.equal(activity.fields.creatorid, place.employees[1]?.x_id);
      assert.equal(activity.fields.typeid, eventType.x_id);
      assert.equal(activity.fields.unitid, place.units[0]?.x_id);
      assert.equal(
        activity.fields.comments,
        "Called & left a <message>\nRecording: https://calls.example.com/1?a=b&c=d",
      );
      assert.equal(activity.fields.actiondate, "2026-11-24T12:30:00", "Central Time in winter");
      assert.deepEqual([activity.fields.statid, activity.fields.statuschangedbit], ["S000000002", "1"]);
      const event = (await api.get(`/v1/events/${created_record_id}`)).body.results;
      assert.equal(event.x_id, activity.id);
      assert.deepEqual(event.associated_lead_ids, [leadId]);
      assert.equal(event.event_datetime, "2026-11-24T18:30:00.000Z");
      const listed = (await api.get(`/v1/events/?lead_id=${leadId}`)).body.results;
      assert.deepEqual(
        listed.map((one: any) => one.id),
        [created_record_id],
      );
    });

    test("LOST needs a reason of the property, by name or by id", async () => {
      const { leadId, cardId } = await newLead();
      const without = await postEvent(eventOf(leadId, { status: "LOST" }));
      assert.deepEqual(without.body.error.details.issues[0].path, ["reasons_for_event"]);
      const wrong = await postEvent(eventOf(leadId, { status: "LOST", reasons_for_event: "No idea" }));
      assert.equal(wrong.status, 400);
      const named = /Must be one of '([^']+)'/.exec(wrong.body.error.details.issues[0].message)?.[1] ?? "";
      const answer = await postEvent(
        eventOf(leadId, { status: "LOST", reasons_for_event: named.toUpperCase() }),
      );
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      await delivered(api, answer.body.meta.job_id);
      const [activity] = await activitiesOf(cardId);
      assert.equal(activity.fields.statid, "S000000004");
      assert.ok(activity.fields.losttrafficreasonid);
      assert.equal(activity.fields.statuschangedbit, "1");
    });

    for (const [what, more, path, rule] of [
      ["a status that RPX cannot be told", { status: "LEASED" }, "status", /ACTIVE and LOST/],
      [
        "a reason without LOST",
        { reasons_for_event: "Price" },
        "reasons_for_event",
        /Belongs to the status LOST/,
      ],
      ["no date-time", { event_datetime: "2026-11-24" }, "event_datetime", /date-time/],
      ["a leap second", { event_datetime: "2016-12-31T23:59:60Z" }, "event_datetime", /date-time/],
      ["half an offset", { event_datetime: "2026-11-24T18:30:00+05" }, "event_datetime", /date-time/],
      ["a year before any", { event_datetime: "0001-01-01T00:00:00Z" }, "event_datetime", /1970 to 9998/],
      [
        "a year of five digits",
        { event_datetime: "9999-12-31T23:59:59-10:00" },
        "event_datetime",
        /1970 to 9998/,
      ],
      ["no URL", { call_recording_url: "not a url" }, "call_recording_url", /uri|URL/i],
      ["an unknown lead", { lead_id: crypto.randomUUID() }, "lead_id", /a lead of this account/],
      ["NUL in the notes", { notes: "\u0000" }, "notes", /XML/],
    ] as const)
      test(`${what} is refused`, async () => {
        const { leadId } = await newLead();
        const answer = await postEvent(eventOf(leadId, more));
        assert.equal(answer.status, 400, JSON.stringify(answer.body));
        const [issue] = answer.body.error.details.issues;
        assert.equal(issue.path.join("."), path);
        assert.match(issue.message, rule);
      });

    test("an agent of another property is refused; the generic route reaches the same intake", async () => {
      const { leadId } = await newLead();
      const wrong = await postEvent(eventOf(leadId, { employee_id: other.employees[0]?.id }));
      assert.match(wrong.body.error.details.issues[0].message, /another property/);
      const answer = await postEvent(eventOf(leadId), "/v1/events/leads");
      assert.equal(answer.body.job_id, answer.body.meta.job_id);
      await delivered(api, answer.body.job_id);
    });

    test("stored and the reply lost: never sent again by itself; a person says, and it is one activity", async () => {
      const { leadId, cardId } = await newLead();
      await playground.control.order({ method: "insertactivity", kind: "reset-after", times: 1 });
      const jobId = (await postEvent(eventOf(leadId))).body.meta.job_id;
      await until("the review", async () => (await timelineOf(api, jobId)).state === "needs_review");
      assert.equal((await timelineOf(api, jobId)).write_status, "PENDING");
      assert.equal((await activitiesOf(cardId)).length, 1);
      const resolved = await api.post(`/v1/admin/writes/${jobId}/resolve`, { action: "confirm" });
      assert.equal(resolved.body.write_status, "SUCCESS", JSON.stringify(resolved.body));
      await until("the end", async () => (await timelineOf(api, jobId)).state === "done");
      assert.equal((await activitiesOf(cardId)).length, 1);
    });

    test("stored, the reply lost, and RPX dates it by when it happened: not sent again either", async () => {
      await playground.control.set({ datesActivitiesByAction: true });
      const { leadId, cardId } = await newLead();
      await playground.control.order({ method: "insertactivity", kind: "reset-after", times: 1 });
      const jobId = (await postEvent(eventOf(leadId))).body.meta.job_id;
      await until("the review", async () => (await timelineOf(api, jobId)).state === "needs_review");
      await playground.control.set({ datesActivitiesByAction: false });
      assert.equal((await activitiesOf(cardId)).length, 1);
    });

    test("two events of one lead are two activities, in order", async () => {
      const { leadId, cardId } = await newLead();
      const jobs: string[] = [];
      for (const notes of ["one", "two", "three"])
        jobs.push((await postEvent(eventOf(leadId, { notes }))).body.meta.job_id);
      for (const jobId of jobs) await delivered(api, jobId);
      assert.deepEqual(
        (await activitiesOf(cardId)).map((one) => one.fields.comments),
        ["one", "two", "three"],
      );
    });
  });
});
