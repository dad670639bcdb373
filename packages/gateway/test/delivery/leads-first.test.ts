import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import { accept, leadTo } from "../harness/leads.ts";
import { connectIntegration, delivered, openPlayground, type Playground } from "../harness/playground.ts";

describe("a burst at the pace of a licence", () => {
  const LEADS = 8;
  let playground: Playground;
  let api: ApiClient;

  before(async () => {
    playground = await openPlayground();
    ({ api } = await playground.serve());
  });
  after(() => playground.stop());

  test("its calls go to the leads first, and each is read back after that", async () => {
    const { integrationId, places } = await connectIntegration(api, playground, {
      max_request_frequency: 5,
      max_job_concurrency: 1,
    });
    await playground.control.clearRequests();
    const jobs = await Promise.all(
      Array.from({ length: LEADS }, () => accept(api, leadTo(integrationId, places[0]))),
    );
    for (const jobId of jobs) assert.ok((await delivered(api, jobId)).created_record_id);
    const calls = (await playground.control.requests({ limit: 100 }))
      .toSorted((one, other) => one.receivedAt - other.receivedAt)
      .map(({ method }) => method);
    // The first may be stored before the others have come, and is then read back at once.
    const beforeTheLast = calls.slice(0, calls.lastIndexOf("insertprospect") + 1);
    assert.equal(calls.filter((method) => method === "insertprospect").length, LEADS);
    assert.ok(beforeTheLast.filter((method) => method === "prospectsearch").length <= 1, calls.join());
  });
});
