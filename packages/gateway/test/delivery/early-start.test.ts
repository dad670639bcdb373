import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import { accept, cardsOf, eventsOf, leadTo } from "../harness/leads.ts";
import {
  connectOwnLicence,
  delivered,
  openPlayground,
  type Place,
  type Playground,
  statusWhen,
} from "../harness/playground.ts";
import { until } from "../harness/wait.ts";

const ROUTE = "/v1/leads/realpage_rpx/";

/** A lane that was at work within the last second has its place ready for a lead before that is on disk. */
describe("a lead whose lane is free is kept as begun", () => {
  let playground: Playground;
  let api: ApiClient;
  let integrationId: string;
  let place: Place | undefined;
  let licensekey: string;

  before(async () => {
    playground = await openPlayground();
    ({ api } = await playground.serve());
    const connected = await connectOwnLicence(api, playground, { max_job_concurrency: 1 });
    ({ integrationId, licensekey } = connected);
    [place] = connected.places;
  });
  after(() => playground.stop());

  /** Whether its intent was committed with it. */
  async function isEarly(jobId: string): Promise<boolean> {
    const { rows } = await playground.database.pool.query(
      `select from write_events a join write_events s using (account_id, write_id)
       where write_id = $1 and a.event = 'accepted' and s.event = 'send_started' and a.xmin = s.xmin`,
      [jobId],
    );
    return rows.length === 1;
  }

  /** Posts leads one after the other until one is kept as begun: on a busy machine a lane may be given back before. */
  async function startEarly(): Promise<{ jobId: string; body: Record<string, unknown> }> {
    return until("a lead that is kept as begun", async () => {
      const body = leadTo(integrationId, place);
      const jobId = await accept(api, body);
      await delivered(api, jobId);
      return (await isEarly(jobId)) ? { jobId, body } : null;
    });
  }

  test("and goes the same way as any other", async () => {
    const { jobId, body } = await startEarly();
    assert.deepEqual(await eventsOf(api, jobId), [
      "accepted",
      "send_started",
      "confirmed",
      "read_back_found",
    ]);
    assert.equal((await cardsOf(playground, body)).length, 1);
    const { rows } = await playground.database.pool.query(
      "select attempts, version from writes where id = $1",
      [jobId],
    );
    assert.deepEqual(rows, [{ attempts: 1, version: 4 }]);
  });

  test("of leads that come at once as many as the lane has places for; the others follow", async () => {
    await startEarly();
    await playground.control.clearRequests();
    const bodies = Array.from({ length: 12 }, () => leadTo(integrationId, place));
    const jobs = await Promise.all(bodies.map((body) => accept(api, body)));
    for (const jobId of jobs) await delivered(api, jobId);
    for (const body of bodies) assert.equal((await cardsOf(playground, body)).length, 1);
    assert.equal((await playground.control.pace(1000, licensekey)).mostAtOnce, 1);
  });

  test("what is not kept gives its place back", async () => {
    const { body } = await startEarly();
    const key = { "idempotency-key": "early" };
    const first = leadTo(integrationId, place);
    const taken = await api.post(ROUTE, first, key);
    for (let n = 0; n < 4; n++) {
      assert.equal((await api.post(ROUTE, body, key)).status, 422, "the key stands for another body");
      assert.equal((await api.post(ROUTE, first, key)).body.meta.job_id, taken.body.meta.job_id);
      await delivered(api, await accept(api, leadTo(integrationId, place)));
    }
    for (const one of [body, first]) assert.equal((await cardsOf(playground, one)).length, 1);
  });

  for (const [kind, isStored] of [
    ["message", false],
    ["reset-before", true],
    ["reset-after", true],
    ["html-503", true],
  ] as const)
    test(`where RPX's answer is ${kind}, it is ${isStored ? "stored once" : "refused"}, and the lane goes on`, async () => {
      await startEarly();
      await playground.control.order({ method: "insertprospect", licensekey, kind, times: 1 });
      const body = leadTo(integrationId, place);
      const jobId = await accept(api, body);
      await delivered(api, await accept(api, leadTo(integrationId, place)));
      if (isStored) await delivered(api, jobId);
      else await statusWhen(api, jobId, ({ write_status }) => write_status === "FAILURE");
      assert.equal((await cardsOf(playground, body)).length, isStored ? 1 : 0);
    });
});
