import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import type { ApiClient } from "../harness/api-client.ts";
import { leadTo } from "../harness/leads.ts";
import {
  connectIntegration,
  createIntegration,
  delivered,
  KEYS,
  openPlayground,
  type Place,
  type Playground,
  statusWhen,
  syncNow,
} from "../harness/playground.ts";

const PATH = "/v1/leads/realpage_rpx/";

/** The SOAP of a call without what differs between two calls: keys, and the time of each. */
const comparable = (soap: string): string =>
  soap.replaceAll(/<tem:(licensekey|datecontact|createdate)>[^<]*/g, "<tem:$1>");

describe("?dry_run=true", () => {
  let playground: Playground;
  let api: ApiClient;
  let integrationId: string;
  let places: Place[];

  before(async () => {
    playground = await openPlayground();
    ({ api } = await playground.serve());
    ({ integrationId, places } = await connectIntegration(api, playground));
  });
  after(() => playground.stop());

  const lead = (more: Record<string, unknown> = {}) => leadTo(integrationId, places[0], more);
  /** How many rows every table holds that a write could touch. */
  const rows = async (): Promise<unknown> =>
    (
      await playground.database.pool.query(
        `select (select count(*) from writes) as writes, (select count(*) from write_events) as events,
                (select count(*) from exchanges) as exchanges, (select count(*) from idempotency_keys) as keys,
                (select count(*) from webhook_events) as webhooks`,
      )
    ).rows;

  test("shows, masked, the SOAP that a send then sends, and keeps and sends nothing", async () => {
    const body = lead({
      email_1: "dry@example.com",
      unit_id: places[0]?.units[0]?.id,
      phone_1: "2145550100",
    });
    const before = [await rows(), (await playground.control.guestCards()).length];
    const dry = await api.post(`${PATH}?dry_run=true`, body, { "idempotency-key": "dry" });
    assert.equal(dry.status, 200, JSON.stringify(dry.body));
    assert.equal(dry.body.meta.job_id, null);
    assert.equal(dry.body.result.last_name, body["last_name"]);
    assert.deepEqual(
      [dry.body.dry_run.method, dry.body.dry_run.url],
      ["insertprospect", playground.simulator.url],
    );
    assert.ok(!dry.body.dry_run.soap.includes(KEYS.main));
    assert.match(dry.body.dry_run.soap, /<tem:licensekey>\*\*\*</);
    assert.deepEqual([await rows(), (await playground.control.guestCards()).length], before);

    await setTimeout(1000);
    const sent = await api.post(PATH, body, { "idempotency-key": "dry" });
    assert.equal(sent.status, 200);
    assert.equal(sent.body.dry_run, undefined);
    await delivered(api, sent.body.meta.job_id);
    const calls = (await api.get(`/v1/admin/logs/jobs/${sent.body.meta.job_id}`)).body.results;
    const data = await Promise.all(calls.map(({ id }: any) => api.get(`/v1/admin/job-logs/${id}/data`)));
    const requests: string[] = data.map(({ body: one }) => JSON.stringify(one));
    const insert = requests.find((request) => request.includes("tem:insertprospect"));
    assert.ok(insert);
    assert.ok(comparable(insert).includes(JSON.stringify(comparable(dry.body.dry_run.soap)).slice(1, -1)));
  });

  test("the generic route, a change and an event show theirs", async () => {
    const body = lead();
    const { created_record_id: leadId } = await delivered(api, (await api.post(PATH, body)).body.meta.job_id);
    const generic = await api.post("/v1/leads/?dry_run=true", body);
    assert.deepEqual(
      [generic.status, generic.body.job_id, generic.body.meta.job_id, generic.body.dry_run.method],
      [200, null, null, "insertprospect"],
    );
    const before = await rows();
    for (const path of [`${PATH}${leadId}`, `/v1/leads/${leadId}`]) {
      const change = await api.call("PUT", `${path}?dry_run=true`, { body: { city: "Plano <&>" } });
      assert.equal(change.body.dry_run.method, "updateprospect", JSON.stringify(change.body));
      assert.match(change.body.dry_run.soap, /Plano &lt;&amp;&gt;/);
    }
    const event = {
      integration_id: integrationId,
      lead_id: leadId,
      employee_id: places[0]?.employees[0]?.id,
      event_type_id: places[0]?.eventTypes[0]?.id,
      event_datetime: "2026-11-02T10:00:00Z",
    };
    for (const path of ["/v1/events/leads/realpage_rpx/", "/v1/events/leads"]) {
      const shown = await api.post(`${path}?dry_run=true`, event);
      assert.equal(shown.body.dry_run.method, "insertactivity", JSON.stringify(shown.body));
    }
    assert.deepEqual(await rows(), before);
  });

  test("a retry shows what it would send, and is refused where a retry would be", async () => {
    const retry = (job: string, query = "", body: unknown = {}) =>
      api.post(`/v1/admin/retry-write/${job}${query}`, body, { "idempotency-key": `retry ${job}` });
    await playground.control.order({ method: "insertprospect", kind: "message", text: "No.", times: 1 });
    const body = lead({ city: "Plano <&>" });
    const job = (await api.post(PATH, body)).body.meta.job_id;
    await statusWhen(api, job, ({ write_status: status }) => status === "FAILURE");
    const before = [await rows(), (await playground.control.guestCards()).length];
    const dry = await retry(job, "?dry_run=true");
    assert.equal(dry.status, 200, JSON.stringify(dry.body));
    assert.deepEqual([dry.body.success, dry.body.job_id], [true, null]);
    assert.deepEqual(
      [dry.body.dry_run.method, dry.body.dry_run.url],
      ["insertprospect", playground.simulator.url],
    );
    assert.match(dry.body.dry_run.soap, /Plano &lt;&amp;&gt;/);
    assert.ok(!dry.body.dry_run.soap.includes(KEYS.main));
    assert.deepEqual([await rows(), (await playground.control.guestCards()).length], before);
    const retried = await retry(job);
    assert.deepEqual([retried.status, retried.body.dry_run], [200, undefined]);
    await delivered(api, retried.body.job_id);

    const again = await retry(job, "?dry_run=true");
    assert.deepEqual([again.status, again.body.error.details.retried_by], [409, retried.body.job_id]);
    const stored = await retry(retried.body.job_id, "?dry_run=true");
    assert.equal(stored.status, 400, "what is delivered is not retried");
    assert.equal((await retry("none", "?dry_run=true")).status, 404);
    await playground.database.pool.query(
      `update writes set state = 'given_up', retried_by = null where id = $1`,
      [job],
    );
    assert.equal((await retry(job, "?dry_run=true")).status, 409);
    const accepted = await retry(job, "?dry_run=true", { accept_possible_duplicate: true });
    assert.equal(accepted.body.dry_run.method, "insertprospect", JSON.stringify(accepted.body));
  });

  test("refuses what a send would refuse, with every fault", async () => {
    const body = { ...lead(), first_name: "", phone_1_type: "HOME", property_id: "none", colour: 1 };
    const dry = await api.post(`${PATH}?dry_run=true`, body);
    const sent = await api.post(PATH, body);
    assert.equal(dry.status, 400);
    assert.deepEqual(dry.body, sent.body);
    assert.equal((await api.post(`${PATH}?dry_run=perhaps`, lead())).status, 400);
  });

  test("works where RPX is away, and names the endpoint and company of this integration", async () => {
    const other = await createIntegration(api, playground);
    await syncNow(api, other);
    const { body: properties } = await api.get(`/v1/properties/?integration_id=${other}`);
    const { body: relationships } = await api.get(
      `/v1/lead-relationships/?property_id=${properties.results[0].id}`,
    );
    await api.call("PUT", `/v1/admin/integrations/${other}/`, {
      body: { credentials: { baseUrl: "http://127.0.0.1:1/rpx", licensekey: "another-secret-key" } },
    });
    const dry = await api.post(`${PATH}?dry_run=true`, {
      ...lead(),
      integration_id: other,
      property_id: properties.results[0].id,
      lead_relationship_id: relationships.results[0].id,
    });
    assert.equal(dry.status, 200, JSON.stringify(dry.body));
    assert.equal(dry.body.dry_run.url, "http://127.0.0.1:1/rpx");
    assert.ok(!dry.body.dry_run.soap.includes("another-secret-key"));
  });
});
