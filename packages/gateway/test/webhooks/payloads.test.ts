import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { Webhook } from "standardwebhooks";
import { createIntegration, delivered, statusWhen, syncNow } from "../harness/playground.ts";
import { until } from "../harness/wait.ts";
import { deliveriesOf, openWebhookWorld, type WebhookWorld } from "./world.ts";

const QUIET_MS = 600;
const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, QUIET_MS));

describe("what webhooks are told, as contract/propexo.md has it", () => {
  let world: WebhookWorld;

  before(async () => {
    world = await openWebhookWorld();
  });
  after(() => world.stop());

  test("a delivered lead: WRITE_OPERATION_SUCCESS once, signed both ways, with the caller's headers", async () => {
    const receiver = await world.receiver();
    const webhook = await world.webhook(
      receiver.url,
      ["WRITE_OPERATION_SUCCESS", "WRITE_OPERATION_FAILURE"],
      {
        headers: [{ header: "X-Caller", value: "abc 123" }],
      },
    );
    const jobId = await world.postLead();
    const got = await receiver.next("the success", ({ body }) => body.data.root_job_id === jobId);
    // It was true when it was told.
    assert.equal((await world.api.get(`/v1/admin/write-status/${jobId}`)).body.write_status, "SUCCESS");
    assert.deepEqual(got.body, {
      trigger: "WRITE_OPERATION_SUCCESS",
      data: {
        integration_id: world.integrationId,
        vendor: "REALPAGE_RPX",
        event: "WRITE_OPERATION_SUCCESS",
        root_job_id: jobId,
        write_status: "SUCCESS",
        errors: [],
        created_record_id: null,
      },
    });
    assert.equal(got.headers["x-caller"], "abc 123");
    assert.equal(got.headers["content-type"], "application/json");
    assert.equal(
      got.headers["propexo-signature"],
      createHmac("sha256", webhook.secret).update(got.raw).digest("hex"),
    );
    assert.match(webhook.secret, /^whsec_/);
    new Webhook(webhook.secret).verify(got.raw, got.headers as Record<string, string>);
    assert.throws(() =>
      new Webhook(webhook.secret).verify(`${got.raw} `, got.headers as Record<string, string>),
    );
    // Read back (stored → done) is no second success.
    await delivered(world.api, jobId);
    await quiet();
    assert.equal(receiver.received.length, 1);
    const [delivery, ...more] = await deliveriesOf(world.api, webhook.id);
    assert.equal(more.length, 0);
    assert.equal(delivery.id, got.headers["webhook-id"]);
    assert.equal(delivery.state, "delivered");
    assert.equal(delivery.http_status, 200);
  });

  test("a lead that RPX refuses: WRITE_OPERATION_FAILURE with its errors, and no success", async () => {
    const receiver = await world.receiver();
    await world.webhook(receiver.url, ["WRITE_OPERATION_SUCCESS", "WRITE_OPERATION_FAILURE"]);
    await world.playground.control.order({
      method: "insertprospect",
      kind: "message",
      text: "No such thing",
      times: 1,
    });
    const jobId = await world.postLead();
    const got = await receiver.next("the failure", ({ body }) => body.data.root_job_id === jobId);
    const status = await statusWhen(world.api, jobId, (one) => one.write_status === "FAILURE");
    assert.equal(got.body.trigger, "WRITE_OPERATION_FAILURE");
    assert.equal(got.body.data.write_status, "FAILURE");
    assert.deepEqual(got.body.data.errors, status.errors);
    assert.match(JSON.stringify(got.body.data.errors), /No such thing/);
    await quiet();
    assert.equal(receiver.received.length, 1);
  });

  test("a lead with an unknown outcome is told once, when it is settled", async () => {
    const receiver = await world.receiver();
    await world.webhook(receiver.url, ["WRITE_OPERATION_SUCCESS", "WRITE_OPERATION_FAILURE"]);
    await world.playground.control.order({ method: "insertprospect", kind: "reset-after", times: 1 });
    const jobId = await world.postLead({ email_1: "unknown@example.org" });
    await delivered(world.api, jobId);
    await quiet();
    assert.deepEqual(
      receiver.received.map(({ body }) => [body.trigger, body.data.root_job_id]),
      [["WRITE_OPERATION_SUCCESS", jobId]],
    );
  });

  test("the read-back of a lead: DATA_NEW with the whole record, under the lead's own job id", async () => {
    const receiver = await world.receiver();
    await world.webhook(receiver.url, ["DATA_NEW"], { model: "leads" });
    const jobId = await world.postLead({ first_name: "Nora" });
    const { created_record_id } = await delivered(world.api, jobId);
    const got = await receiver.next("the new lead", ({ body }) => body.data.job_id === jobId);
    const record = (await world.api.get(`/v1/leads/${created_record_id}`)).body.results;
    assert.deepEqual(got.body, {
      trigger: "DATA_NEW",
      data: {
        job_id: jobId,
        root_job_id: jobId,
        integration_id: world.integrationId,
        job_type: "prospectsearch",
        vendor: "REALPAGE_RPX",
        event: "DATA_NEW",
        record_id: created_record_id,
        object: "leads",
        payload: record,
        context: { property_id: world.place.id },
      },
      meta: { object: "leads", integration_id: world.integrationId },
    });
  });

  test("a sync that finds nothing new tells of nothing but itself", async () => {
    await syncNow(world.api, world.integrationId);
    const receiver = await world.receiver();
    await world.webhook(receiver.url, [
      "DATA_NEW",
      "DATA_UPDATE",
      "SYNC_COMPLETE",
      "FIRST_SYNC_COMPLETE",
      "JOB_FAILURE",
    ]);
    await syncNow(world.api, world.integrationId);
    const got = await receiver.next("the sync's end", ({ body }) => body.trigger === "SYNC_COMPLETE");
    await quiet();
    assert.equal(receiver.received.length, 1);
    const { data } = got.body;
    assert.deepEqual(data, {
      integration_id: world.integrationId,
      vendor: "REALPAGE_RPX",
      event: "SYNC_COMPLETE",
      successful_job_count: data.successful_job_count,
      failed_job_count: 0,
      is_sync_finished: true,
    });
    assert.ok(data.successful_job_count > 0);
  });

  test("a changed record: DATA_UPDATE with what changed and no more, to those who asked for its model", async () => {
    const units = await world.receiver();
    const leads = await world.receiver();
    const all = await world.receiver();
    await world.webhook(units.url, ["DATA_UPDATE"], { model: "units" });
    await world.webhook(leads.url, ["DATA_UPDATE"], { model: "leads" });
    await world.webhook(all.url, ["DATA_NEW", "DATA_UPDATE"]);
    const unit = world.place.units[0];
    // What Guestcard holds differs from what RPX holds in two fields; one is unknown here.
    await world.playground.database.pool.query(
      `update records set data = (data - 'floor'::text) || '{"square_feet": 1}' where id = $1`,
      [unit?.id],
    );
    const now = async (): Promise<any> => (await world.api.get(`/v1/units/${unit?.id}`)).body.results;
    const before = await now();
    await syncNow(world.api, world.integrationId);
    const got = await units.next("the update", () => true);
    const record = await now();
    assert.equal(before.square_feet, 1);
    assert.notEqual(record.square_feet, 1);
    const changed = record.floor === null ? ["square_feet"] : ["floor", "square_feet"];
    assert.deepEqual(Object.keys(got.body.data.diff.new).toSorted(), changed);
    assert.deepEqual(Object.keys(got.body.data.diff.previous).toSorted(), changed);
    for (const field of changed) {
      assert.equal(got.body.data.diff.new[field], record[field]);
      assert.equal(got.body.data.diff.previous[field], before[field]);
    }
    assert.equal(got.body.data.record_id, unit?.id);
    assert.equal(got.body.data.object, "units");
    assert.equal(got.body.data.job_type, "manual_sync");
    assert.equal(got.body.data.payload, undefined);
    await all.next("the update", ({ body }) => body.trigger === "DATA_UPDATE");
    await quiet();
    assert.equal(units.received.length, 1);
    assert.equal(all.received.length, 1);
    assert.equal(leads.received.length, 0);
  });

  test("object is in kebab case where the model is in snake case", async () => {
    const receiver = await world.receiver();
    await world.webhook(receiver.url, ["DATA_UPDATE"], { model: "lead_sources" });
    const source = world.place.leadSources[0];
    await world.playground.database.pool.query(
      `update records set data = data || '{"name": "Old"}' where id = $1`,
      [source?.id],
    );
    await syncNow(world.api, world.integrationId);
    const got = await receiver.next("the update", () => true);
    assert.equal(got.body.data.object, "lead-sources");
    assert.equal(got.body.meta.object, "lead-sources");
    assert.equal(got.body.data.diff.previous.name, "Old");
  });

  test("a first sync tells of no record; of its end it tells twice; a back-sync tells of no record either", async () => {
    const receiver = await world.receiver();
    await world.webhook(receiver.url, ["DATA_NEW", "DATA_UPDATE", "SYNC_COMPLETE", "FIRST_SYNC_COMPLETE"]);
    const id = await createIntegration(world.api, world.playground);
    const of = (trigger: string) =>
      receiver.received.filter(({ body }) => body.trigger === trigger && body.data.integration_id === id);
    await until("the first sync", async () => of("FIRST_SYNC_COMPLETE").length > 0);
    await until("the sync", async () => of("SYNC_COMPLETE").length > 0);
    const asked = await world.api.post(`/v1/admin/integrations/${id}/back-sync`, {});
    assert.equal(asked.status, 200);
    await until("the back-sync", async () => of("SYNC_COMPLETE").length > 1);
    await quiet();
    assert.equal(of("FIRST_SYNC_COMPLETE").length, 1);
    assert.equal(of("DATA_NEW").length, 0);
    assert.equal(of("DATA_UPDATE").length, 0);
  });

  test("a sync that fails: JOB_FAILURE, and never its completion", async () => {
    const receiver = await world.receiver();
    await world.webhook(receiver.url, ["JOB_FAILURE", "SYNC_COMPLETE", "FIRST_SYNC_COMPLETE"]);
    const id = await createIntegration(world.api, world.playground, {
      credentials: {
        baseUrl: world.playground.simulator.url,
        licensekey: "99999999-9999-4999-8999-999999999999",
      },
    });
    const got = await receiver.next("the failure", ({ body }) => body.data.integration_id === id);
    const { results } = (await world.api.get(`/v1/admin/integrations/${id}/syncs`)).body;
    const failed = results.find((sync: any) => sync.id === got.body.data.job_id);
    assert.equal(failed?.state, "failed");
    assert.deepEqual(got.body, {
      trigger: "JOB_FAILURE",
      data: {
        job_id: failed.id,
        root_job_id: failed.id,
        integration_id: id,
        vendor: "REALPAGE_RPX",
        event: "JOB_FAILURE",
        job_type: `${failed.kind}_sync`,
      },
    });
    assert.ok(receiver.received.every(({ body }) => body.trigger === "JOB_FAILURE"));
  });

  test("where no webhook listens, nothing is queued", async () => {
    const list = (await world.api.get("/v1/webhooks/?limit=250")).body.results;
    for (const { id } of list) await world.api.call("PUT", `/v1/webhooks/${id}`, { body: { active: false } });
    const count = async (): Promise<number> =>
      (await world.playground.database.pool.query("select from webhook_events")).rowCount ?? 0;
    const before = await count();
    await delivered(world.api, await world.postLead());
    await syncNow(world.api, world.integrationId);
    assert.equal(await count(), before);
  });
});
