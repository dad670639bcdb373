import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Pool, PoolClient } from "pg";
import type { ApiClient } from "../harness/api-client.ts";
import { accept, cardsOf, eventsOf, leadTo, timelineOf } from "../harness/leads.ts";
import { delivered, openPlayground, type Place, type Playground } from "../harness/playground.ts";
import { connectThroughGate, type TollGate } from "../harness/toll-gate.ts";
import { until } from "../harness/wait.ts";

/** Makes PostgreSQL's timeline another one than gateways knew. */
async function failOver(database: Pool | PoolClient): Promise<void> {
  await database.query(
    "update database_identity set identity = regexp_replace(identity, ':.*:', ':another:')",
  );
}

/** A replica that had not got the last commits takes over while gateways run: nothing is sent twice. */
describe("PostgreSQL fails over under a gateway that runs", () => {
  let playground: Playground;
  let gate: TollGate;
  let api: ApiClient;
  let integrationId: string;
  let place: Place | undefined;

  before(async () => {
    playground = await openPlayground();
    await playground.control.set({ findsDuplicates: false });
    ({ api } = await playground.serve());
    ({ gate, integrationId, place } = await connectThroughGate(api, playground));
  });
  after(async () => {
    await gate.close();
    await playground.stop();
  });

  /** Fails over to a primary on which this is otherwise. */
  async function failOverWith(change: (client: PoolClient) => Promise<unknown>): Promise<void> {
    const client = await playground.database.pool.connect();
    await client.query("begin");
    await failOver(client);
    await change(client);
    await client.query("commit");
    client.release();
  }

  /** Fails over to a primary that of this lead has got no more than the acceptance. */
  const failOverWithout = (jobId: string): Promise<void> =>
    failOverWith(async (client) => {
      await client.query("delete from guest_card_claims where write_id = $1", [jobId]);
      await client.query("delete from write_events where write_id = $1 and version > 1", [jobId]);
      await client.query(
        `update writes set state = 'waiting', version = 1, attempts = 0, read_backs = 0, due_at = created_at,
         guest_card_id = null, created_record_id = null where id = $1`,
        [jobId],
      );
      await client.query("update lanes set due_at = now()");
    });

  test("a lead whose delivery the new primary does not know is looked up, not sent again", async () => {
    const body = leadTo(integrationId, place);
    const jobId = await accept(api, body);
    await delivered(api, jobId);
    await failOverWithout(jobId);
    await delivered(api, jobId);
    assert.ok((await eventsOf(api, jobId)).includes("look_up_found"), (await eventsOf(api, jobId)).join());
    assert.equal((await cardsOf(playground, body)).length, 1);
    const fresh = leadTo(integrationId, place);
    await delivered(api, await accept(api, fresh));
    assert.equal((await cardsOf(playground, fresh)).length, 1);
  });

  test("nor is one that the new primary has not got at all, and that its caller posts again", async () => {
    // The second one finds its lane free, and is kept as begun wherever that may be.
    await delivered(api, await accept(api, leadTo(integrationId, place)));
    const body = leadTo(integrationId, place);
    const post = async (): Promise<string> =>
      (await api.post("/v1/leads/realpage_rpx/", body, { "idempotency-key": "fail-over" })).body.meta.job_id;
    const lost = await post();
    await delivered(api, lost);
    await failOverWith(async (client) => {
      for (const table of ["guest_card_claims", "write_events", "exchanges", "idempotency_keys"])
        await client.query(`delete from ${table} where write_id = $1`, [lost]);
      await client.query("delete from writes where id = $1", [lost]);
    });
    const jobId = await post();
    assert.notEqual(jobId, lost);
    await delivered(api, jobId);
    assert.ok((await eventsOf(api, jobId)).includes("look_up_found"), (await eventsOf(api, jobId)).join());
    assert.equal((await cardsOf(playground, body)).length, 1);
  });

  const firstLookUps: readonly (readonly [string, () => Promise<true> | number])[] = [
    ["is slow", () => new Promise((resolve) => setTimeout(resolve, 700, true))],
    ["is not answered", () => 503],
  ];
  for (const [how, firstLookUp] of firstLookUps)
    test(`of two unfinished leads of one person the earlier gets its own guest card, though its first look-up ${how}`, async () => {
      const body = leadTo(integrationId, place);
      const first = await accept(api, body);
      await delivered(api, first);
      const [card] = await cardsOf(playground, body);
      let hasFailedOver = false;
      gate.onCall = async (method, moment) => {
        if (moment !== "received") return true;
        if (hasFailedOver && method === "prospectsearch" && (await timelineOf(api, first)).look_ups === 0)
          return firstLookUp();
        if (hasFailedOver || method !== "insertprospect") return true;
        await failOverWithout(first);
        hasFailedOver = true;
        return false;
      };
      const second = await accept(api, body);
      await until("the fail-over", async () => (await timelineOf(api, first)).guest_card_id === null);
      for (const jobId of [first, second]) await delivered(api, jobId);
      gate.onCall = () => true;
      assert.equal((await timelineOf(api, first)).guest_card_id, card?.id);
      assert.equal((await cardsOf(playground, body)).length, 2);
    });

  test("a lane in the hands of a worker ends with it", async () => {
    // Under way while PostgreSQL fails over: its outcome is not recorded by who does not know what was lost.
    gate.onCall = async (method, moment) => {
      if (method !== "insertprospect" || moment !== "received") return true;
      gate.onCall = () => true;
      await failOver(playground.database.pool);
      return true;
    };
    const body = leadTo(integrationId, place);
    const jobId = await accept(api, body);
    await delivered(api, jobId);
    assert.ok((await eventsOf(api, jobId)).includes("restored"), (await eventsOf(api, jobId)).join());
    assert.equal((await cardsOf(playground, body)).length, 1);
  });

  test("what a person has to settle says once that it failed over, however often it did", async () => {
    const lead = leadTo(integrationId, place);
    const { created_record_id: leadId } = await delivered(api, await accept(api, lead));
    await playground.control.order({ method: "insertactivity", kind: "reset-after", times: 1 });
    const posted = await api.post("/v1/events/leads/realpage_rpx/", {
      integration_id: integrationId,
      lead_id: leadId,
      employee_id: place?.employees[0]?.id,
      event_type_id: place?.eventTypes[0]?.id,
      event_datetime: "2026-11-24T18:30:00Z",
    });
    const jobId = posted.body.meta.job_id;
    await until("the review", async () => (await timelineOf(api, jobId)).state === "needs_review");
    for (let times = 0; times < 2; times++) {
      await failOver(playground.database.pool);
      await until("that it is recognised", async () => {
        const { rows } = await playground.database.pool.query("select is_known_timeline() as known");
        return rows[0].known;
      });
    }
    const { state, errors } = await timelineOf(api, jobId);
    assert.equal(state, "needs_review");
    assert.equal(errors.filter((error) => error.includes("was restored")).length, 1, errors.join());
  });
});
