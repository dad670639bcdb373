import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { cardsOf } from "../../gateway/test/harness/leads.ts";
import {
  InvalidRequestError,
  type NewLeadEvent,
  WriteFailedError,
  WriteNeedsReviewError,
  WriteTimeoutError,
} from "../src/index.ts";
import { openWorld, type World } from "./world.ts";

/** Refuses a call to RPX. */
const refusal = { method: "insertprospect", kind: "message", text: "No.", times: 1 } as const;

describe("writes into RealPage", () => {
  let world: World;

  before(async () => {
    world = await openWorld();
  });
  after(() => world.playground.stop());
  beforeEach(() => world.playground.control.clearFaults());

  /** A lead that RealPage holds. */
  async function heldLead(): Promise<string> {
    const { jobId } = await world.guestcard.leads.create(world.lead());
    const { created_record_id: id } = await world.guestcard.writes.wait(jobId, { forRecord: true });
    assert.ok(id);
    return id;
  }

  const eventOf = (leadId: string): NewLeadEvent => ({
    integration_id: world.integrationId,
    lead_id: leadId,
    employee_id: world.place.employees[0]?.id ?? "",
    event_type_id: world.place.eventTypes[0]?.id ?? "",
    event_datetime: "2026-11-02T10:00:00Z",
    unit_id: world.place.units[0]?.id ?? "",
  });

  const thrown = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => error);

  test("create, wait, read: the lead is in RealPage, and in the gateway's records", async () => {
    const body = world.lead({ first_name: "Ada" });
    const { jobId, lead } = await world.guestcard.leads.create(body);
    assert.deepEqual([lead.first_name, lead.unit_id], ["Ada", null]);
    const { write_status: status, errors } = await world.guestcard.writes.wait(jobId);
    assert.deepEqual([status, errors], ["SUCCESS", []]);
    assert.equal((await cardsOf(world.playground, body)).length, 1);
    const { created_record_id: id } = await world.guestcard.writes.wait(jobId, { forRecord: true });
    assert.equal((await world.guestcard.leads.read(id ?? "")).last_name, body.last_name);
    const write = await world.guestcard.writes.read(jobId);
    assert.equal(write.created_record_id, id);
    assert.equal(write.events[0]?.to_state, "waiting");
    assert.equal((await world.guestcard.logs.callsOfWrite(jobId).page()).total > 0, true);
  });

  test("a dry run shows what would be sent, of a lead, a change and an event, and takes nothing", async () => {
    const { guestcard } = world;
    const leadId = await heldLead();
    const written = async (): Promise<string> =>
      (await world.playground.database.pool.query(`select count(*) from writes`)).rows[0].count;
    const before = await written();
    const body = world.lead();
    const { method, url, soap } = await guestcard.leads.dryRun(body);
    assert.deepEqual([method, url], ["insertprospect", world.playground.simulator.url]);
    assert.match(soap, new RegExp(body.last_name));
    const change = await guestcard.leads.dryRunUpdate(leadId, { last_name: "Changed" });
    assert.match(change.soap, /updateprospect.*Changed/s);
    const event = await guestcard.leads.events.dryRun(eventOf(leadId));
    assert.equal(event.method, "insertactivity");
    const refused = await thrown(guestcard.leads.dryRun({ ...body, property_id: "none" }));
    assert.ok(refused instanceof InvalidRequestError);
    assert.equal(await written(), before);
    assert.equal((await cardsOf(world.playground, body)).length, 0);
  });

  test("a change and an event of a lead", async () => {
    const leadId = await heldLead();
    const changed = await world.guestcard.leads.update(leadId, { city: "Plano" });
    assert.equal(changed.lead.city, "Plano");
    await world.guestcard.writes.wait(changed.jobId);
    const { jobId, event } = await world.guestcard.leads.events.create(eventOf(leadId));
    assert.equal(event.lead_id, leadId);
    await world.guestcard.writes.wait(jobId);
  });

  test("one key, one write: of each of the four that take one", async () => {
    const leadId = await heldLead();
    await world.playground.control.order(refusal);
    const failed = await world.guestcard.leads.create(world.lead());
    await assert.rejects(world.guestcard.writes.wait(failed.jobId), WriteFailedError);
    const lead = world.lead();
    const { leads, writes } = world.guestcard;
    for (const [name, write] of Object.entries({
      create: (idempotencyKey: string) => leads.create(lead, { idempotencyKey }),
      update: (idempotencyKey: string) => leads.update(leadId, { zip: "75001" }, { idempotencyKey }),
      event: (idempotencyKey: string) => leads.events.create(eventOf(leadId), { idempotencyKey }),
      retry: (idempotencyKey: string) => writes.retry(failed.jobId, { idempotencyKey }),
    })) {
      const first = await write(`the "${name}" of 4711`);
      assert.equal((await write(`the "${name}" of 4711`)).jobId, first.jobId, name);
      await writes.wait(first.jobId);
      await assert.rejects(write("ключ"), TypeError);
    }
  });

  test("what RealPage refuses: WriteFailedError with its words, and sent again", async () => {
    await world.playground.control.order(refusal);
    const { jobId } = await world.guestcard.leads.create(world.lead());
    const error = await thrown(world.guestcard.writes.wait(jobId));
    assert.ok(error instanceof WriteFailedError);
    assert.deepEqual([error.name, error.code, error.jobId], ["WriteFailedError", "write_failed", jobId]);
    assert.equal(error.write?.write_status, "FAILURE");
    assert.match(error.message, /No\./);
    const shown = await world.guestcard.writes.dryRunRetry(jobId);
    assert.equal(shown.method, "insertprospect");
    const again = await world.guestcard.writes.retry(jobId);
    assert.equal((await world.guestcard.writes.wait(again.jobId)).write_status, "SUCCESS");
  });

  test("what a person must decide: WriteNeedsReviewError, and resolved", async () => {
    const leadId = await heldLead();
    await world.playground.control.order({ method: "insertactivity", kind: "reset-after", times: 1 });
    const { jobId } = await world.guestcard.leads.events.create(eventOf(leadId));
    const error = await thrown(world.guestcard.writes.wait(jobId));
    assert.ok(error instanceof WriteNeedsReviewError);
    assert.deepEqual([error.code, error.write?.write_status], ["write_needs_review", "PENDING"]);
    assert.ok(error.write?.errors[0]);
    const status = await world.guestcard.writes.resolve(jobId, { action: "confirm" });
    assert.equal(status.write_status, "SUCCESS");
    await world.guestcard.writes.wait(jobId);
  });

  test("what takes longer than the caller waits: WriteTimeoutError, and it goes on", async () => {
    await world.playground.control.order({
      method: "insertprospect",
      kind: "delay",
      delayMs: 1000,
      times: 1,
    });
    const { jobId } = await world.guestcard.leads.create(world.lead());
    const error = await thrown(world.guestcard.writes.wait(jobId, { timeoutMs: 300 }));
    assert.ok(error instanceof WriteTimeoutError);
    assert.deepEqual([error.jobId, error.write?.write_status], [jobId, "PENDING"]);
    assert.equal((await world.guestcard.writes.wait(jobId)).write_status, "SUCCESS");
  });

  test("a caller who stops waiting", async () => {
    await world.playground.control.order({
      method: "insertprospect",
      kind: "delay",
      delayMs: 1000,
      times: 1,
    });
    const { jobId } = await world.guestcard.leads.create(world.lead());
    const signal = AbortSignal.timeout(300);
    await assert.rejects(world.guestcard.writes.wait(jobId, { signal }), { name: "TimeoutError" });
    await world.guestcard.writes.wait(jobId);
  });

  test("unknown fields are refused, unless they are to be left out", async () => {
    const lead = { ...world.lead(), favourite_color: "green" };
    const error = await thrown(world.guestcard.leads.create(lead));
    assert.ok(error instanceof InvalidRequestError);
    const { jobId } = await world.guestcard.leads.create(lead, { ignoreUnknownFields: true });
    await world.guestcard.writes.wait(jobId);
  });
});
