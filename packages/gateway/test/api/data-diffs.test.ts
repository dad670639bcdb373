import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import { accept, leadTo } from "../harness/leads.ts";
import { connectIntegration, delivered, openPlayground, type Playground } from "../harness/playground.ts";
import { issuesOf } from "./issues.ts";

/** GET /v1/admin/data-diffs/: what changed in records after the first sync, and nothing else. */
describe("data diffs", () => {
  let playground: Playground;
  let api: ApiClient;

  before(async () => {
    playground = await openPlayground();
    ({ api } = await playground.serve());
  });
  after(() => playground.stop());

  const diffs = async (query = ""): Promise<any> => api.get(`/v1/admin/data-diffs/${query}`);

  test("a new lead, then what a change of it changed; the first sync counts for nothing", async () => {
    const { integrationId, places } = await connectIntegration(api, playground);
    assert.deepEqual((await diffs()).body.results, []);
    const jobId = await accept(api, leadTo(integrationId, places[0]));
    const { created_record_id } = await delivered(api, jobId);
    const change = await api.call("PUT", `/v1/leads/realpage_rpx/${created_record_id}`, {
      body: { email_1: "changed@example.com" },
    });
    await delivered(api, change.body.meta.job_id);

    const { status, body } = await diffs(`?integration_id=${integrationId}`);
    assert.equal(status, 200);
    const [update, created, ...more] = body.results;
    assert.equal(more.length, 0, JSON.stringify(more));
    assert.deepEqual(
      [created.event_type, created.model, created.model_record_id, created.job_id],
      ["NEW", "leads", created_record_id, jobId],
    );
    assert.equal(created.data_diff.new.first_name, "Del");
    assert.deepEqual([update.event_type, update.job_id], ["UPDATE", change.body.meta.job_id]);
    assert.deepEqual(Object.keys(update.data_diff.new), ["email_1"]);
    assert.equal(update.data_diff.new.email_1, "changed@example.com");
    assert.match(update.data_diff.previous.email_1, /del\.ivery/);
    assert.ok(Math.abs(Date.parse(update.created_at) - Date.now()) < 60_000);

    assert.equal(
      (await diffs(`?after=${created.created_at}&before=${update.created_at}`)).body.results.length,
      1,
    );
    assert.equal((await diffs("?limit=1&offset=1")).body.results[0].id, created.id);
    assert.equal((await diffs(`?integration_id=${crypto.randomUUID()}`)).body.results.length, 0);
  });

  for (const field of ["before", "after"])
    test(`${field} is a date-time or a day, and nothing that could be read as another time`, async () => {
      for (const text of [
        "yesterday",
        "5",
        "2026",
        "1/2/2026",
        "Nov 27 2026",
        "2026-02-31",
        "2026-02-31T00:00:00Z",
        "2026-11-27T10:00:00",
        "+275760-09-13",
      ]) {
        const reply = await diffs(`?${field}=${encodeURIComponent(text)}`);
        assert.equal(reply.status, 400, text);
        assert.match(issuesOf(reply)[field] ?? "", /2027-01-15/, text);
      }
      for (const text of ["2026-11-27", "2026-11-27T10:00:00.5Z", "2026-11-27T10:00:00+02:00", ""])
        assert.equal((await diffs(`?${field}=${encodeURIComponent(text)}`)).status, 200, text);
    });

  test("another account sees none", async () => {
    const other = await playground.otherAccount("other", api.url);
    assert.deepEqual((await other.get("/v1/admin/data-diffs/")).body.results, []);
  });
});
