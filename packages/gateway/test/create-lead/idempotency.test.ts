import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { ApiClient, Reply } from "../harness/api-client.ts";
import { connectIntegration, delivered, openPlayground, type Playground } from "../harness/playground.ts";

const PATH = "/v1/leads/realpage_rpx/";

describe("create lead: the Idempotency-Key, the generic route, and both slash forms", () => {
  let playground: Playground;
  let api: ApiClient;
  let lead: Record<string, unknown>;
  let names = 0;

  before(async () => {
    playground = await openPlayground();
    ({ api } = await playground.serve());
    const { integrationId, places } = await connectIntegration(api, playground);
    lead = {
      integration_id: integrationId,
      property_id: places[0]?.id,
      lead_relationship_id: places[0]?.relationship,
      first_name: "Same",
      last_name: "Key",
    };
  });
  after(() => playground.stop());

  const post = (body: unknown, key?: string, path = PATH): Promise<Reply> =>
    api.post(path, body, key === undefined ? {} : { "idempotency-key": key });
  const fresh = (): Record<string, unknown> => ({ ...lead, last_name: `Key${++names}` });

  test("the same key and body give the same answer, and one guest card", async () => {
    const body = fresh();
    const first = await post(body, '"abc-1"');
    const second = await post(body, '"abc-1"');
    assert.equal(first.status, 200);
    assert.deepEqual([second.status, second.body], [200, first.body]);
    await delivered(api, first.body.meta.job_id);
    const cards = await playground.control.guestCards();
    assert.equal(cards.filter((card) => card.prospects[0]?.lastname === body["last_name"]).length, 1);
  });

  test("the order of fields does not count", async () => {
    const body = fresh();
    const first = await post(body, "order");
    const second = await post(Object.fromEntries(Object.entries(body).toReversed()), "order");
    assert.equal(second.body.meta.job_id, first.body.meta.job_id);
  });

  test("the same key with another body is a 422, and the first stands", async () => {
    const body = fresh();
    const first = await post(body, "other-body");
    const second = await post({ ...body, city: "Dallas" }, "other-body");
    assert.deepEqual([second.status, second.body.error.code], [422, "idempotency_key_reused"]);
    assert.equal((await post(body, "other-body")).body.meta.job_id, first.body.meta.job_id);
  });

  test("fifty at once with one key are one lead", async () => {
    const body = fresh();
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(body, "at-once")));
    assert.deepEqual([...new Set(answers.map((answer) => answer.status))], [200]);
    assert.equal(new Set(answers.map((answer) => answer.body.meta.job_id)).size, 1);
    const kept = await playground.database.pool.query(
      "select count(*)::int as writes from writes where request ->> 'last_name' = $1",
      [body["last_name"]],
    );
    assert.equal(kept.rows[0].writes, 1);
  });

  test("fifty at once with one key and two bodies: one of them, and the other refused", async () => {
    const bodies = [fresh(), fresh()];
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => post(bodies[n % 2], "two-bodies")),
    );
    const statuses = answers.map((answer) => answer.status);
    assert.equal(statuses.filter((status) => status === 200).length, 25);
    assert.equal(statuses.filter((status) => status === 422).length, 25);
  });

  test("a refused lead keeps no key: the corrected one is taken", async () => {
    const body = fresh();
    assert.equal((await post({ ...body, first_name: "" }, "corrected")).status, 400);
    assert.equal((await post(body, "corrected")).status, 200);
  });

  test("the same key and body give the same answer also once a new lead would be refused", async () => {
    const { integrationId, places } = await connectIntegration(api, playground);
    const body = {
      ...fresh(),
      integration_id: integrationId,
      property_id: places[0]?.id,
      lead_relationship_id: places[0]?.relationship,
    };
    const first = await post(body, "before-archived");
    const { created_record_id } = await delivered(api, first.body.meta.job_id);
    const change = (key: string): Promise<Reply> =>
      api.call("PUT", `${PATH}${created_record_id}`, {
        body: { city: "Dallas" },
        headers: { "idempotency-key": key },
      });
    const changed = await change("change-before-archived");
    await api.call("DELETE", `/v1/admin/integrations/${integrationId}/`);
    const again = await post(body, "before-archived");
    assert.deepEqual([again.status, again.body], [200, first.body]);
    const changedAgain = await change("change-before-archived");
    assert.deepEqual([changedAgain.status, changedAgain.body], [200, changed.body]);
    for (const refused of [
      await post(body, "after-archived"),
      await post({ ...body, city: "Dallas" }, "before-archived"),
    ])
      assert.equal(refused.status, 400);
    assert.equal((await change("change-after-archived")).status, 409);
  });

  test("without a key two posts are two leads", async () => {
    const body = fresh();
    const [first, second] = [await post(body), await post(body)];
    assert.notEqual(first.body.meta.job_id, second.body.meta.job_id);
  });

  test("a key belongs to its account", async () => {
    const other = await playground.otherAccount("other", api.url);
    const theirs = await connectIntegration(other, playground);
    const first = await post(fresh(), "shared");
    const answer = await other.post(
      PATH,
      {
        ...fresh(),
        integration_id: theirs.integrationId,
        property_id: theirs.places[0]?.id,
        lead_relationship_id: theirs.places[0]?.relationship,
      },
      { "idempotency-key": "shared" },
    );
    assert.equal(answer.status, 200);
    assert.notEqual(answer.body.meta.job_id, first.body.meta.job_id);
  });

  test("the generic route reaches the same intake and answers in all four ways", async () => {
    const body = fresh();
    const answer = await post({ ...body, desired_lease_term_in_months: "12" }, undefined, "/v1/leads/");
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    assert.equal(answer.body.job_id, answer.body.meta.job_id);
    assert.deepEqual(answer.body.data, answer.body.result);
    assert.equal(answer.body.data.desired_lease_term_in_months, 12);
    await delivered(api, answer.body.job_id);
  });

  test("the generic route refuses what RealPage Exchange does not have, or leaves it out where asked", async () => {
    const body = { ...fresh(), has_cats: true };
    assert.equal((await post(body, undefined, "/v1/leads/")).status, 400);
    const answer = await post(body, undefined, "/v1/leads/?ignore_unknown_fields=true");
    assert.equal(answer.status, 200);
    assert.ok(!("has_cats" in answer.body.data));
  });

  for (const path of ["/v1/leads/realpage_rpx", "/v1/leads/realpage_rpx/", "/v1/leads", "/v1/leads/"])
    test(`POST ${path}`, async () => assert.equal((await post(fresh(), undefined, path)).status, 200));
});
