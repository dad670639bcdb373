import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import { accept, cardsOf, leadTo, type Timeline, timelineOf } from "../harness/leads.ts";
import { delivered, openPlayground, type Place, type Playground } from "../harness/playground.ts";
import { connectThroughGate, type TollGate } from "../harness/toll-gate.ts";
import { until } from "../harness/wait.ts";

/** A step that fails each time, as by a mistake of Guestcard's own. */
describe("a step that fails each time", () => {
  let playground: Playground;
  let gate: TollGate;
  let api: ApiClient;
  let integrationId: string;
  let place: Place | undefined;

  before(async () => {
    playground = await openPlayground({ GUESTCARD_DEADLINE_SECONDS: "4" });
    await playground.control.set({ findsDuplicates: false });
    ({ api } = await playground.serve());
    ({ gate, integrationId, place } = await connectThroughGate(api, playground));
  });
  beforeEach(async () => {
    gate.onCall = () => true;
    await playground.control.clearFaults();
  });
  after(async () => {
    await gate.close();
    await playground.stop();
  });

  /** Changes a write in a way that no step can bear. */
  const spoil = (jobId: string, change: string): Promise<unknown> =>
    playground.database.pool.query(`update writes set ${change} where id = $1`, [jobId]);

  const whenIn = (jobId: string, state: string): Promise<Timeline> =>
    until(`${jobId} to be ${state}`, async () => {
      const found = await timelineOf(api, jobId);
      return found.state === state ? found : null;
    });

  test("a look-up: a person has to say once the deadline passed, and other leads go on meanwhile", async () => {
    const body = leadTo(integrationId, place);
    await playground.control.order({ method: "insertprospect", kind: "hang-after", times: 1 });
    const jobId = await accept(api, body);
    await until("the call", async () => (await cardsOf(playground, body)).length === 1);
    // It is read anew where a reply was lost.
    await spoil(jobId, `upstream = jsonb_build_object('spoilt', upstream)`);
    await whenIn(jobId, "unknown");
    await delivered(api, await accept(api, leadTo(integrationId, place)));

    const write = await whenIn(jobId, "needs_review");
    assert.equal(write.write_status, "PENDING");
    assert.match(write.errors[0] ?? "", /^Needs review: .*log/);
    await spoil(jobId, "upstream = upstream -> 'spoilt'");
    // The next lead of the same person waits for it no longer, and does not get its card.
    await playground.control.order({ method: "insertprospect", kind: "reset-before", times: 1 });
    const second = await accept(api, body);
    assert.match((await whenIn(second, "needs_review")).errors[0] ?? "", new RegExp(jobId));

    const [card] = await cardsOf(playground, body);
    const settled = await api.post(`/v1/admin/writes/${jobId}/resolve`, {
      action: "confirm",
      guest_card_id: card?.id,
    });
    assert.equal(settled.body.write_status, "SUCCESS", JSON.stringify(settled.body));
  });

  test("a write of which nothing is known but that it was being sent", async () => {
    const body = leadTo(integrationId, place);
    const { promise, resolve } = Promise.withResolvers<boolean>();
    gate.onCall = (method, moment) => (method === "insertprospect" && moment === "answered" ? promise : true);
    const jobId = await accept(api, body);
    await until("the call", async () => (await cardsOf(playground, body)).length === 1);
    // As one of a later version, which this one knows nothing of.
    await spoil(jobId, "operation = 'unheard_of', version = version + 1");
    resolve(true);
    assert.equal((await whenIn(jobId, "needs_review")).write_status, "PENDING");
  });

  test("a read-back: it stays a success and ends without a record", async () => {
    const body = leadTo(integrationId, place);
    const { promise, resolve } = Promise.withResolvers<boolean>();
    gate.onCall = (method, moment) => (method === "prospectsearch" && moment === "received" ? promise : true);
    const jobId = await accept(api, body);
    await whenIn(jobId, "stored");
    await spoil(jobId, "upstream = '{}', version = version + 1");
    resolve(true);
    const write = await whenIn(jobId, "done");
    assert.deepEqual([write.write_status, write.errors, write.created_record_id], ["SUCCESS", [], null]);
  });
});
