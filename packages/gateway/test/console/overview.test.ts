import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
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

const PATH = "/v1/admin/overview";

describe("the overview", () => {
  let playground: Playground;
  let api: ApiClient;
  let integrationId: string;
  let place: Place;

  before(async () => {
    playground = await openPlayground();
    ({ api } = await playground.serve());
    const connected = await connectIntegration(api, playground);
    ({ integrationId } = connected);
    place = connected.places[0] as Place;
  });
  after(() => playground.stop());

  let people = 0;
  const post = async (): Promise<string> => {
    const answer = await api.post("/v1/leads/realpage_rpx/", {
      integration_id: integrationId,
      property_id: place.id,
      lead_relationship_id: place.relationship,
      first_name: "Over",
      last_name: `View ${++people}`,
    });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body.meta.job_id;
  };
  const read = async (query = ""): Promise<any> => {
    const reply = await api.get(`${PATH}${query}`);
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    return reply.body;
  };
  const when = (what: string, isEnough: (overview: any) => boolean, query = ""): Promise<any> =>
    until(what, async () => {
      const overview = await read(query);
      return isEnough(overview) ? overview : null;
    });
  /** The same counts by SQL over all that happened. */
  const counted = async (): Promise<Record<string, number>> => {
    const { rows } = await playground.database.pool.query(`
      select count(*) filter (where event = 'accepted')::int as accepted,
        count(*) filter (where to_state = 'stored' and from_state <> 'stored')::int as delivered,
        count(*) filter (where to_state in ('rejected', 'expired', 'given_up') and from_state <> to_state)::int as failed
      from write_events`);
    return rows[0];
  };

  test("counts what was accepted, delivered and failed, each once, and how long it took", async () => {
    await playground.control.order({ method: "insertprospect", kind: "message", text: "No.", times: 1 });
    const refused = await post();
    await statusWhen(api, refused, ({ write_status }) => write_status === "FAILURE");
    const began = Date.now();
    const jobs = await Promise.all(Array.from({ length: 5 }, post));
    for (const job of jobs) await delivered(api, job);
    const took = Date.now() - began;
    const overview = await when(
      "the counts",
      ({ totals }) => totals.accepted + totals.delivered + totals.failed === 12,
    );
    assert.deepEqual(overview.totals, await counted());
    assert.deepEqual(overview.totals, { accepted: 6, delivered: 5, failed: 1 });
    const { count, p50, p90, p99 } = overview.accept_to_stored_ms;
    assert.equal(count, 5);
    assert.ok(
      p50 > 0 && p50 <= p90 && p90 <= p99 && p99 <= took * 1.06,
      JSON.stringify([p50, p90, p99, took]),
    );
    const hour = new Date(Date.now() - 3_600_000).toISOString();
    for (const query of [`?integration_id=${integrationId}`, `?from=${hour}`, "?from=2026-01-01T00:00:00Z"]) {
      const { totals, bucket, series } = await read(query);
      assert.deepEqual(totals, overview.totals, query);
      assert.equal(bucket, query.includes("2026-01") ? "day" : query.startsWith("?from") ? "minute" : "hour");
      assert.ok(series.length > 20 && series.length <= 401, String(series.length));
    }
  });

  test("says where writes wait and why, and what a person does about it", async () => {
    const blockedBody = { credentials: { baseUrl: playground.simulator.url, licensekey: "of nobody" } };
    const changed = await api.call("PUT", `/v1/admin/integrations/${integrationId}/`, { body: blockedBody });
    assert.equal(changed.status, 200, JSON.stringify(changed.body));
    const jobs = [await post(), await post()];
    const overview = await when("the block", ({ now }) => now.blocked === 2);
    assert.equal(overview.now.waiting, 2);
    const { waiting, blocked } = overview.series.at(-1);
    assert.deepEqual([waiting, blocked], [2, 2], "the chart does not lag behind");
    const listed = async (query: string): Promise<string[]> =>
      (await api.get(`/v1/admin/writes/?${query}`)).body.results
        .map(({ id }: { id: string }) => id)
        .toSorted();
    assert.deepEqual(await listed("blocked=true"), jobs.toSorted());
    assert.deepEqual(await listed("blocked=true&state=done"), []);
    const others = await listed("blocked=false");
    assert.ok(others.length >= 6 && !others.some((id) => jobs.includes(id)), JSON.stringify(others));
    const [integration] = overview.integrations;
    assert.deepEqual(
      [integration.id, integration.state, integration.waiting, integration.last_sync_state],
      [integrationId, "BLOCKED", 2, "done"],
    );
    assert.ok(integration.reason.length > 10 && integration.oldest_waiting_seconds >= 0);
    const action = overview.needs_a_person.find((one: any) => one.kind === "integration_blocked");
    assert.deepEqual(
      [action.id, action.integration_id, action.reason],
      [integrationId, integrationId, integration.reason],
    );
    assert.match(action.what_to_do, /go on by themselves/);
    await until(
      "a sample",
      async () =>
        (await playground.database.pool.query(`select from write_tallies where measure = 'waiting'`))
          .rowCount,
    );
    assert.equal(overview.series[0].waiting, null, "nobody looked a day ago");
    const healed = { credentials: { baseUrl: playground.simulator.url, licensekey: KEYS.main } };
    await api.call("PUT", `/v1/admin/integrations/${integrationId}/`, { body: healed });
    for (const job of jobs) await delivered(api, job);
    assert.deepEqual(await listed("blocked=true"), []);
    const after = await when("none to wait", ({ now }) => now.waiting + now.sending + now.stored === 0);
    assert.deepEqual(after.needs_a_person, []);
    assert.equal(after.integrations[0].state, "OPEN");
    assert.deepEqual(
      (await when("the counts", ({ totals }) => totals.delivered === 7)).totals,
      await counted(),
    );
  });

  test("a write that needs review, a webhook that is off and a failed sync are named", async () => {
    const { pool } = playground.database;
    const job = await post();
    await delivered(api, job);
    const { body } = await api.post("/v1/webhooks/", {
      url: "http://127.0.0.1:9/hook",
      triggers: ["JOB_FAILURE"],
    });
    await pool.query(`update webhooks set active = false, switched_off_at = now() where id = $1`, [
      body.result.id,
    ]);
    await pool.query(
      `insert into sync_runs (id, account_id, integration_id, kind, models, state, requested_at, finished_at, errors)
       select gen_random_uuid(), account_id, id, 'manual', '{units}', 'failed', now(), now(), '["RPX said no."]'
       from integrations where id = $1`,
      [integrationId],
    );
    await pool.query(
      `with w as (update writes set state = 'needs_review', version = version + 1, errors = '["Two cards."]' where id = $1 returning *)
       insert into write_tracks select account_id, id, integration_id, property_id, x_property_id, created_at, state, version from w`,
      [job],
    );
    const { needs_a_person: actions, now } = await read();
    const kinds = actions.map((one: any) => [one.kind, one.id, one.reason]);
    assert.deepEqual(kinds, [
      ["write_needs_review", job, "Two cards."],
      ["webhook_switched_off", body.result.id, kinds[1]?.[2]],
      ["sync_failed", integrationId, "RPX said no."],
    ]);
    assert.equal(now.needs_review, 1);
    for (const action of actions) assert.ok(action.what_to_do.length > 20 && action.name && action.since);
  });

  test("a span that is none is named", async () => {
    for (const query of [
      "?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
      "?from=2999-01-01T00:00:00Z",
      "?from=2020-01-01T00:00:00Z",
      "?to=soon",
    ])
      assert.equal((await api.get(PATH + query)).status, 400, query);
  });
});
