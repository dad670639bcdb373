import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { recogniseRestore } from "../../src/restore/recognise-restore.ts";
import type { ApiClient } from "../harness/api-client.ts";
import { accept, cardsOf, leadTo, type Timeline, timelineOf } from "../harness/leads.ts";
import {
  connectIntegration,
  delivered,
  KEYS,
  openPlayground,
  type Place,
  type Playground,
} from "../harness/playground.ts";
import { openTollGate, type TollGate } from "../harness/toll-gate.ts";
import { until } from "../harness/wait.ts";

type Connected = { readonly integrationId: string; readonly places: Place[] };

/** A card or an activity at RPX that may be that of a write whose reply was lost, or another's. */
describe("in doubt whose it is", () => {
  let playground: Playground;
  let api: ApiClient;
  let hasty: ApiClient;
  let stopWorker: () => Promise<unknown>;
  let gate: TollGate;
  let mine: Connected;

  before(async () => {
    playground = await openPlayground();
    await serve();
    // What it takes in passes its deadline soon.
    ({ api: hasty } = await playground.serve(
      { api: true, worker: false },
      { GUESTCARD_DEADLINE_SECONDS: "2" },
    ));
    gate = await openTollGate(playground.simulator.url);
    mine = await connectIntegration(api, playground, {
      credentials: { baseUrl: gate.url, licensekey: KEYS.main },
    });
  });
  beforeEach(async () => {
    gate.onReply = (_method, text) => text;
    gate.onRequest = (_method, text) => text;
    await playground.control.clearFaults();
    await playground.control.set({ findsDuplicates: false, datesActivitiesByAction: false });
  });
  after(async () => {
    await playground.stop();
    await gate.close();
  });

  async function serve(): Promise<void> {
    const served = await playground.serve();
    api = served.api;
    stopWorker = () => served.gateway.stop();
  }

  const resolve = (jobId: string, body: unknown): ReturnType<ApiClient["post"]> =>
    api.post(`/v1/admin/writes/${jobId}/resolve`, body);

  const losesBefore = (): Promise<unknown> =>
    playground.control.order({ method: "insertprospect", kind: "reset-before", times: 1 });

  /** A lead of which Guestcard never hears whether RPX stored it: its reply is lost, and its look-ups are not answered. */
  async function unheard(
    body: Record<string, unknown>,
    kind: "reset-after" | "reset-before",
  ): Promise<string> {
    await playground.control.order({ method: "insertprospect", kind, share: 1 });
    await playground.control.order({ method: "prospectsearch", kind: "html-503", share: 1 });
    const jobId = await accept(hasty, body);
    await until("the review", async () => (await timelineOf(api, jobId)).state === "needs_review");
    await playground.control.clearFaults();
    return jobId;
  }

  /** Where a write that was accepted has come to when nothing goes on by itself. */
  const endOf = (jobId: string): Promise<Timeline> =>
    until("the end", async () => {
      const found = await timelineOf(api, jobId);
      return ["done", "needs_review", "rejected"].includes(found.state) ? found : null;
    });

  /** As if a write had been under way so much earlier, because no test waits for hours. */
  const age = (jobId: string, minutes: number): Promise<unknown> =>
    playground.database.pool.query(
      `update writes set uncertain_since = uncertain_since - $2 * interval '1 minute',
         uncertain_until = uncertain_until - $2 * interval '1 minute' where id = $1`,
      [jobId, minutes],
    );

  const at = ({ integrationId, places }: Connected, body: Record<string, unknown>) => ({
    ...body,
    integration_id: integrationId,
    property_id: places[0]?.id,
    lead_relationship_id: places[0]?.relationship,
  });

  for (const [what, settle] of [
    ["needs review", async () => undefined],
    ["was given up", (first: string) => resolve(first, { action: "give_up" })],
  ] as const)
    test(`the card of a lead that ${what} is taken for no other of the person`, async () => {
      const body = leadTo(mine.integrationId, mine.places[0]);
      const first = await unheard(body, "reset-after");
      await settle(first);
      await losesBefore();
      const second = await accept(api, body);
      const write = await endOf(second);
      const [card, ...more] = await cardsOf(playground, body);
      assert.equal(more.length, 0, "the second was never stored");
      assert.deepEqual([write.state, write.write_status], ["needs_review", "PENDING"]);
      assert.match(write.errors[0] ?? "", new RegExp(`${card?.id}.*${first}`));

      // The first was it: a person says so of both.
      if (what === "needs review")
        assert.equal((await resolve(first, { action: "confirm", guest_card_id: card?.id })).status, 200);
      assert.equal((await resolve(second, { action: "send_again" })).status, 200);
      await delivered(api, second);
      assert.equal((await cardsOf(playground, body)).length, 2);
    });

  test("nor where it was given up and retried, and its retry has a card of its own", async () => {
    const body = leadTo(mine.integrationId, mine.places[0]);
    const first = await unheard(body, "reset-after");
    await resolve(first, { action: "give_up" });
    const retried = await api.post(`/v1/admin/retry-write/${first}`, { accept_possible_duplicate: true });
    await delivered(api, retried.body.job_id);
    assert.equal((await cardsOf(playground, body)).length, 2);
    await losesBefore();
    assert.equal((await endOf(await accept(api, body))).state, "needs_review");
  });

  test("nor where it was given up and erased", async () => {
    const body = leadTo(mine.integrationId, mine.places[0]);
    const asked = { job_id: await unheard(body, "reset-after"), give_up_unfinished: true, confirm: true };
    const erased = await api.post("/v1/admin/erasures", asked);
    assert.equal(erased.status, 200, JSON.stringify(erased.body));
    await losesBefore();
    assert.equal((await endOf(await accept(api, body))).state, "needs_review");
    await playground.database.pool.query("update writes set erased_at = erased_at - interval '3 days'");
  });

  for (const [what, change] of [
    ["the day alone", (text: string) => text.replaceAll(/(<CreateDate>[\d-]+)T[\d:]+/g, "$1")],
    ["nothing", (text: string) => text.replaceAll(/<CreateDate>[^<]*/g, "<CreateDate>")],
  ] as const)
    test(`nor hours later, where RPX tells of a card's creation ${what}`, async () => {
      gate.onReply = (_method, text) => change(text);
      const body = leadTo(mine.integrationId, mine.places[0]);
      await age(await unheard(body, "reset-after"), 180);
      await losesBefore();
      assert.equal((await endOf(await accept(api, body))).state, "needs_review");
    });

  test("nor that of a lead of which RPX named the guest card of another", async () => {
    const other = leadTo(mine.integrationId, mine.places[0]);
    await delivered(api, await accept(api, other));
    const [taken] = await cardsOf(playground, other);
    gate.onReply = (method, text) =>
      method === "insertprospect" ? text.replaceAll(/<(ID|NewID)>\d+</g, `<$1>${taken?.id}<`) : text;
    const body = leadTo(mine.integrationId, mine.places[0]);
    const first = await accept(api, body);
    assert.equal((await endOf(first)).state, "needs_review");
    await losesBefore();
    const write = await endOf(await accept(api, body));
    assert.equal((await cardsOf(playground, body)).length, 1, "the second was never stored");
    assert.equal(write.state, "needs_review");
    assert.match(write.errors[0] ?? "", new RegExp(first));
  });

  test("a namesake with another e-mail address and phone is found by these all the same", async () => {
    const body = leadTo(mine.integrationId, mine.places[0], { phone_1: "2145550101" });
    await unheard(body, "reset-after");
    await playground.control.order({ method: "insertprospect", kind: "reset-after", times: 1 });
    const namesake = { ...body, email_1: "someone.else@example.com", phone_1: "9725550199" };
    await delivered(api, await accept(api, namesake));
    assert.equal((await cardsOf(playground, body)).length, 2);
  });

  test("a card that a lead of another integration of the site owns is taken for no other", async () => {
    const replacement = await connectIntegration(api, playground);
    const body = leadTo(mine.integrationId, mine.places[0]);
    const first = await accept(api, body);
    await delivered(api, first);
    await losesBefore();
    const second = await accept(api, at(replacement, body));
    const write = await endOf(second);
    assert.equal((await cardsOf(playground, body)).length, 1);
    assert.equal(write.state, "needs_review");
    assert.match(write.errors[0] ?? "", new RegExp(first));
  });

  test("after a restore: nor the card of a lead in review that was settled after the backup", async () => {
    const { pool } = playground.database;
    const body = leadTo(mine.integrationId, mine.places[0]);
    const first = await unheard(body, "reset-before");
    await age(first, 120);
    const backup = await pool.query(
      "select uncertain_since, uncertain_until, deadline_at from writes where id = $1",
      [first],
    );
    await resolve(first, { action: "send_again" });
    await delivered(api, first);
    await stopWorker();
    const [kept] = backup.rows;
    await pool.query("delete from guest_card_claims where write_id = $1", [first]);
    await pool.query(
      `update writes set state = 'needs_review', guest_card_id = null, created_record_id = null, due_at = 'infinity',
         uncertain_since = $2, uncertain_until = $3, deadline_at = $4 where id = $1`,
      [first, kept.uncertain_since, kept.uncertain_until, kept.deadline_at],
    );
    await recogniseRestore(pool, { kind: "gateway" }, true);
    await serve();
    await losesBefore();
    const write = await endOf(await accept(api, body));
    assert.equal((await cardsOf(playground, body)).length, 1);
    assert.equal(write.state, "needs_review");
  });

  /** A new lead's event that RPX stores and whose reply is lost, with what `meanwhile` does before it is looked up. */
  async function eventUnheard(meanwhile: (cardId: string) => Promise<void>): Promise<unknown[]> {
    const place = mine.places[0];
    const body = leadTo(mine.integrationId, place);
    const { created_record_id: leadId } = await delivered(api, await accept(api, body));
    const [card] = await cardsOf(playground, body);
    await playground.control.set({ datesActivitiesByAction: true });
    await playground.control.order({ method: "insertactivity", kind: "reset-after", times: 1 });
    const jobId = await postEvent(mine, leadId, new Date(), "called");
    await until("the lost reply", async () => (await timelineOf(api, jobId)).state === "unknown");
    await meanwhile(String(card?.id));
    await endOf(jobId);
    return (await playground.control.activities()).filter(
      (one) => one.guestCardId === card?.id && one.fields["comments"] === "called",
    );
  }

  async function postEvent(
    { integrationId, places }: Connected,
    leadId: unknown,
    at_: Date,
    notes: string,
  ): Promise<string> {
    const types = (await api.get(`/v1/event-types/?limit=250&integration_id=${integrationId}`)).body.results;
    const answer = await api.post("/v1/events/leads/realpage_rpx/", {
      integration_id: integrationId,
      lead_id: leadId,
      employee_id: places[0]?.employees[1]?.id,
      event_type_id: types.find((type: { property_id: string }) => type.property_id === places[0]?.id).id,
      event_datetime: at_.toISOString(),
      notes,
    });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body.meta.job_id;
  }

  test("an event is not sent again where a later activity of its card hides it", async () => {
    const stored = await eventUnheard(async (cardId) => {
      const theirs = await connectIntegration(api, playground);
      const leads = await api.get(`/v1/leads/?limit=250&integration_id=${theirs.integrationId}`);
      const lead = leads.body.results.find(
        (one: { x_guestcard_id: string }) => one.x_guestcard_id === cardId,
      );
      const nextWeek = new Date(Date.now() + 7 * 86_400_000);
      await delivered(api, await postEvent(theirs, lead.id, nextWeek, "tour"));
    });
    assert.equal(stored.length, 1);
  });

  test("nor where RPX keeps only the day of an activity", async () => {
    gate.onRequest = (method, text) =>
      method === "insertactivity" ? text.replace(/(actiondate>[\d-]{10})T[^<]+</, "$1T00:00:00<") : text;
    assert.equal((await eventUnheard(async () => undefined)).length, 1);
  });
});
