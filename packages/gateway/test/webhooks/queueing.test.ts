import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { recordTransitions } from "../../src/status/record-transitions.ts";
import type { Transition } from "../../src/status/transitions.ts";
import { delivered } from "../harness/playground.ts";
import { openWebhookWorld, type WebhookWorld } from "./world.ts";

describe("an event is queued with the change or not at all", () => {
  let world: WebhookWorld;
  before(async () => {
    world = await openWebhookWorld();
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
});
