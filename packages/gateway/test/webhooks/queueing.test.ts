import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { lowestIdAt } from "../../src/database/partitions.ts";
import { recordTransitions } from "../../src/status/record-transitions.ts";
import type { Transition } from "../../src/status/transitions.ts";
import { delivered } from "../harness/playground.ts";
import { until } from "../harness/wait.ts";
import { deliveriesOf, openWebhookWorld, serveWith, type WebhookWorld } from "./world.ts";

/** Beside a busy machine a slow answer is no lost one, and a slow worker no dead one. */
const patient = { answerMs: 30_000, leaseMs: 60_000 };

describe("an event is queued with the change or not at all", () => {
  let world: WebhookWorld;
  before(async () => {
    world = await openWebhookWorld({ times: patient });
  });
  after(() => world.stop());

  test("a step that is rolled back, or overtaken, queues none", async () => {
    const { pool } = world.playground.database;
    const receiver = await world.receiver();
    await world.webhook(receiver.url, ["WRITE_OPERATION_FAILURE"]);
    const jobId = await world.postLead();
    await delivered(world.api, jobId);
    // As if it had never been sent, and out of every worker's sight.
    const { rows } = await pool.query(
      `update writes set state = 'waiting', due_at = 'infinity' where id = $1
       returning id, account_id as "accountId", integration_id as "integrationId", property_id as "propertyId",
         x_property_id as "xPropertyId", version, state, attempts`,
      [jobId],
    );
    const expired: Transition = {
      write: rows[0],
      event: "deadline_passed",
      leaseToken: null,
      dueAt: null,
      changes: { errors: ["Too late."] },
    };
    const queued = async (): Promise<number> =>
      (await pool.query("select from webhook_events where subject_id = $1", [jobId])).rowCount ?? 0;

    const client = await pool.connect();
    await client.query("begin");
    assert.equal((await recordTransitions(client, [expired]))[0]?.kind, "applied");
    await client.query("rollback");
    client.release();
    assert.equal(await queued(), 0);

    const stale = { ...expired, write: { ...expired.write, version: expired.write.version - 1 } };
    assert.equal((await recordTransitions(pool, [stale]))[0]?.kind, "overtaken");
    assert.equal(await queued(), 0);

    assert.equal((await recordTransitions(pool, [expired]))[0]?.kind, "applied");
    assert.equal(await queued(), 1);
    const got = await receiver.next("the failure", ({ body }) => body.data.root_job_id === jobId);
    assert.deepEqual(got.body.data.errors, ["Too late."]);
    assert.equal(receiver.received.length, 1);
  });

  test("two workers share the endpoints: where none dies, each event arrives once", async () => {
    const second = await serveWith(world.playground, { api: false, worker: true }, patient);
    const receiver = await world.receiver(() => ({ status: 200, delayMs: 20 }));
    const webhook = await world.webhook(receiver.url, ["WRITE_OPERATION_SUCCESS"]);
    const jobs = await Promise.all(Array.from({ length: 40 }, () => world.postLead()));
    for (const jobId of jobs) await receiver.next(jobId, ({ body }) => body.data.root_job_id === jobId);
    await until("the log", async () => {
      const deliveries = await deliveriesOf(world.api, webhook.id);
      return deliveries.length === jobs.length && deliveries.every(({ state }) => state === "delivered");
    });
    assert.equal(receiver.received.length, jobs.length);
    await second.gateway.stop();
  });

  test("events are kept for 30 days", async () => {
    const { pool } = world.playground.database;
    const now = Date.now();
    const days = (n: number): string => lowestIdAt(new Date(now - n * 86_400_000));
    await pool.query(
      `insert into webhook_events (id, account_id, trigger, integration_id, subject_id, payload, fanned_out)
       select e.id, i.account_id, 'JOB_SUCCESS', i.id, i.id, '{}', true
       from integrations i, unnest($1::uuid[]) as e (id) limit 2`,
      [[days(31), days(29)]],
    );
    // A worker that starts looks for old ones first, then once an hour.
    const second = await serveWith(world.playground, { api: false, worker: true }, patient);
    const left = async (id: string): Promise<boolean> =>
      (await pool.query("select from webhook_events where id = $1", [id])).rowCount === 1;
    await until("the old one's end", async () => !(await left(days(31))) && (await left(days(29))));
    await second.gateway.stop();
  });
});

describe("a worker that looks for events only every half minute", () => {
  let world: WebhookWorld;
  before(async () => {
    world = await openWebhookWorld({ times: { pollMs: 30_000 } });
  });
  after(() => world.stop());

  test("hears of them at once", async () => {
    const receiver = await world.receiver();
    await world.webhook(receiver.url, ["WRITE_OPERATION_SUCCESS"]);
    for (let n = 0; n < 3; n++) {
      const jobId = await world.postLead();
      await receiver.next(jobId, ({ body }) => body.data.root_job_id === jobId, 5000);
    }
  });
});
