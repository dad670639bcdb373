import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { after, before, describe, test } from "node:test";
import { delivered } from "../harness/playground.ts";
import { until } from "../harness/wait.ts";
import { deliveriesOf, openWebhookWorld, type WebhookWorld } from "./world.ts";

const TRIGGER = "WRITE_OPERATION_SUCCESS";

describe("workers that are killed", () => {
  let world: WebhookWorld;

  before(async () => {
    world = await openWebhookWorld();
    // From here on the workers are processes of their own; this one keeps the API.
    await world.gateway.stop();
  });
  after(() => world.stop());

  test("what a killed worker was sending is sent by the next one", async () => {
    const { api } = await world.playground.serve({ api: true, worker: false });
    const receiver = await world.receiver(() => null);
    const created = await api.post("/v1/webhooks/", { url: receiver.url, triggers: [TRIGGER], active: true });
    const first = await world.playground.spawn("worker");
    const jobId = await world.postLead({}, api);
    await receiver.next("the first attempt", ({ body }) => body.data.root_job_id === jobId);
    await first.end("SIGKILL");
    receiver.answer(() => ({ status: 200 }));
    const second = await world.playground.spawn("worker");
    await until(
      "the second attempt",
      async () => receiver.received.filter(({ body }) => body.data.root_job_id === jobId).length > 1,
    );
    const [one, two] = receiver.received;
    assert.equal(two?.raw, one?.raw);
    assert.equal(two?.headers["webhook-id"], one?.headers["webhook-id"]);
    await until("its log", async () =>
      (await deliveriesOf(api, created.body.result.id)).every(({ state }) => state === "delivered"),
    );
    await second.end("SIGTERM");
  });

  test("killed again and again in the midst of work, every success is told, and none that is not one", async () => {
    const { api } = await world.playground.serve({ api: true, worker: false });
    const receiver = await world.receiver(() => ({ status: 200, delayMs: 30 }));
    await api.post("/v1/webhooks/", { url: receiver.url, triggers: [TRIGGER], active: true });
    const jobs: string[] = [];
    let worker = await world.playground.spawn("worker");
    for (let kill = 0; kill < 4; kill++) {
      for (let n = 0; n < 15; n++) jobs.push(await world.postLead({}, api));
      await pause(50 + kill * 120);
      await worker.end("SIGKILL");
      worker = await world.playground.spawn("worker");
    }
    for (const jobId of jobs) await delivered(api, jobId);
    for (const jobId of jobs) await receiver.next(jobId, ({ body }) => body.data.root_job_id === jobId);
    const { rows } = await world.playground.database.pool.query(
      "select subject_id, count(*)::int as events from webhook_events where subject_id = any($1::uuid[]) group by 1",
      [jobs],
    );
    assert.equal(rows.length, jobs.length);
    assert.ok(rows.every(({ events }) => events === 1));
  });
});
