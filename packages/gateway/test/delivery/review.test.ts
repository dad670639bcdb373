import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import { accept, cardsOf, leadTo, type Timeline, timelineOf } from "../harness/leads.ts";
import {
  connectIntegration,
  delivered,
  openPlayground,
  type Place,
  type Playground,
  statusWhen,
} from "../harness/playground.ts";
import { until } from "../harness/wait.ts";

/** What only a person can settle, and what callers may try again. */
describe("review, resolve and retry", () => {
  let playground: Playground;
  let api: ApiClient;
  let other: ApiClient;
  let mine: { integrationId: string; places: Place[] };
  let theirs: { integrationId: string; places: Place[] };

  before(async () => {
    playground = await openPlayground();
    ({ api } = await playground.serve());
    other = await playground.otherAccount("other", api.url);
    mine = await connectIntegration(api, playground);
    theirs = await connectIntegration(other, playground);
    await playground.control.set({ findsDuplicates: false });
  });
  beforeEach(() => playground.control.clearFaults());
  after(() => playground.stop());

  /** A lead of ours whose reply is lost while another system stores the same person: two equally likely cards. */
  async function undecided(): Promise<{ jobId: string; body: Record<string, unknown>; write: Timeline }> {
    await playground.control.order({ method: "insertprospect", kind: "hang-after", times: 1 });
    const body = leadTo(mine.integrationId, mine.places[0]);
    const jobId = await accept(api, body);
    await until("the call", async () => (await cardsOf(playground, body)).length === 1);
    const place = theirs.places[0];
    await delivered(
      other,
      await accept(other, {
        ...body,
        integration_id: theirs.integrationId,
        property_id: place?.id,
        lead_relationship_id: place?.relationship,
      }),
    );
    const write = await until("the review", async () => {
      const found = await timelineOf(api, jobId);
      return found.state === "needs_review" ? found : null;
    });
    return { jobId, body, write };
  }

  const resolve = (jobId: string, body: unknown): ReturnType<ApiClient["post"]> =>
    api.post(`/v1/admin/writes/${jobId}/resolve`, body);

  test("several equally likely cards: PENDING, with an error that says why and names them", async () => {
    const { jobId, body, write } = await undecided();
    const cards = (await cardsOf(playground, body)).map((card) => card.id);
    assert.equal(cards.length, 2);
    assert.equal(write.write_status, "PENDING");
    assert.equal(write.errors.length, 1);
    for (const id of cards) assert.match(write.errors[0] ?? "", new RegExp(id));
    const status = (await api.get(`/v1/admin/write-status/${jobId}`)).body;
    assert.deepEqual([status.write_status, status.errors.length], ["PENDING", 1]);
    // A retry is refused: it could be a second card.
    const retried = await api.post(`/v1/admin/retry-write/${jobId}`, {});
    assert.equal(retried.status, 409, JSON.stringify(retried.body));
    assert.match(retried.body.error.message, /resolve/);

    const incomplete = await resolve(jobId, { action: "confirm" });
    assert.deepEqual(
      [incomplete.status, incomplete.body.error.details.issues[0].path],
      [400, ["guest_card_id"]],
    );

    // Confirmed by a person.
    const confirmed = await resolve(jobId, { action: "confirm", guest_card_id: cards[0] });
    assert.equal(confirmed.status, 200, JSON.stringify(confirmed.body));
    assert.equal(confirmed.body.write_status, "SUCCESS");
    await delivered(api, jobId);
    assert.equal((await timelineOf(api, jobId)).guest_card_id, cards[0]);
    assert.equal((await cardsOf(playground, body)).length, 2, "nothing was sent");
    assert.equal((await resolve(jobId, { action: "give_up" })).status, 409, "it is settled");
  });

  test("a guest card belongs to one write at most", async () => {
    const first = await accept(api, leadTo(mine.integrationId, mine.places[0]));
    await delivered(api, first);
    const taken = (await timelineOf(api, first)).guest_card_id;
    const { jobId } = await undecided();
    // Also where it is pasted with blanks around it.
    for (const id of [taken, ` ${taken}\n`]) {
      const answer = await resolve(jobId, { action: "confirm", guest_card_id: id });
      assert.equal(answer.status, 409, JSON.stringify(answer.body));
      assert.match(answer.body.error.message, /another write/);
    }
    assert.equal((await resolve(jobId, { action: "confirm", guest_card_id: " " })).status, 400);
    assert.equal((await timelineOf(api, jobId)).state, "needs_review");
  });

  test("confirmed by several persons at once: one settles it, and none is told that the card is another's", async () => {
    const { jobId, body } = await undecided();
    const [card] = await cardsOf(playground, body);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => resolve(jobId, { action: "confirm", guest_card_id: card?.id })),
    );
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((one, other) => one - other),
      [200, 409, 409, 409, 409, 409, 409, 409],
    );
    for (const { body: answer } of answers) assert.doesNotMatch(answer.error?.message ?? "", /another write/);
    await delivered(api, jobId);
  });

  test("sent again by a person's word", async () => {
    const { jobId, body } = await undecided();
    assert.equal((await resolve(jobId, { action: "send_again" })).status, 200);
    await delivered(api, jobId);
    assert.equal((await cardsOf(playground, body)).length, 3);
  });

  test("given up by a person's word: FAILURE, and a retry only where a duplicate is accepted", async () => {
    const { jobId, body } = await undecided();
    const given = await resolve(jobId, { action: "give_up", reason: "The renter has moved in elsewhere." });
    assert.deepEqual([given.status, given.body.write_status], [200, "FAILURE"]);
    assert.deepEqual(given.body.errors, ["The renter has moved in elsewhere."]);
    const refused = await api.post(`/v1/admin/retry-write/${jobId}`, {});
    assert.equal(refused.status, 409);
    assert.match(refused.body.error.message, /accept_possible_duplicate/);
    const retried = await api.post(`/v1/admin/retry-write/${jobId}`, { accept_possible_duplicate: true });
    assert.equal(retried.status, 200, JSON.stringify(retried.body));
    await delivered(api, retried.body.job_id);
    assert.equal((await cardsOf(playground, body)).length, 3);
  });

  for (const [what, body] of [
    ["no action", {}],
    ["an unknown action", { action: "forget" }],
    ["a card without confirm", { action: "give_up", guest_card_id: "1" }],
  ] as const)
    test(`resolve with ${what} is a 400`, async () => {
      assert.equal((await resolve(crypto.randomUUID(), body)).status, 400);
    });

  test("a refused lead is retried as a new job, linked to the first, and only once", async () => {
    await playground.control.order({
      method: "insertprospect",
      kind: "message",
      text: "No such source.",
      times: 1,
    });
    const body = leadTo(mine.integrationId, mine.places[0]);
    const jobId = await accept(api, body);
    await statusWhen(api, jobId, (status) => status.write_status === "FAILURE");
    const answers = await Promise.all([1, 2, 3].map(() => api.post(`/v1/admin/retry-write/${jobId}`, {})));
    const [retried, ...more] = answers.filter((answer) => answer.status === 200);
    assert.equal(more.length, 0, "one of three at once");
    assert.equal(retried?.body.success, true);
    const again = retried?.body.job_id;
    assert.notEqual(again, jobId);
    await delivered(api, again);
    assert.equal((await timelineOf(api, again)).retry_of, jobId);
    assert.equal((await timelineOf(api, jobId)).retried_by, again);
    assert.equal((await timelineOf(api, jobId)).write_status, "FAILURE");
    assert.equal((await cardsOf(playground, body)).length, 1);
    assert.equal((await api.post(`/v1/admin/retry-write/${jobId}`, {})).status, 409);
  });

  test("a delivered or waiting write is not retried", async () => {
    const jobId = await accept(api, leadTo(mine.integrationId, mine.places[0]));
    await delivered(api, jobId);
    const answer = await api.post(`/v1/admin/retry-write/${jobId}`, {});
    assert.equal(answer.status, 400);
    assert.match(answer.body.error.message, /root_job_id/);
  });

  test("past its deadline: surely never stored is FAILURE, not known is for a person", async () => {
    const { api: hasty } = await playground.serve(
      { api: true, worker: false },
      { GUESTCARD_DEADLINE_SECONDS: "2" },
    );
    await playground.control.order({ method: "insertprospect", kind: "reset-after", share: 1 });
    await playground.control.order({ method: "prospectsearch", kind: "html-503", share: 1 });
    const lost = await accept(hasty, leadTo(mine.integrationId, mine.places[0]));
    await until("the review", async () => (await timelineOf(api, lost)).state === "needs_review");
    const write = await timelineOf(api, lost);
    assert.equal(write.write_status, "PENDING");
    assert.match(write.errors[0] ?? "", /could not be settled/);

    await playground.control.clearFaults();
    const cut = await connectIntegration(api, playground);
    await api.call("PUT", `/v1/admin/integrations/${cut.integrationId}/`, {
      body: {
        credentials: {
          baseUrl: "http://127.0.0.1:9/Guestcard.svc",
          licensekey: "11111111-1111-4111-8111-111111111111",
        },
      },
    });
    const never = await accept(hasty, leadTo(cut.integrationId, cut.places[0]));
    const status = await statusWhen(api, never, (one) => one.write_status === "FAILURE");
    assert.match(status.errors[0] ?? "", /deadline/);
    assert.equal((await timelineOf(api, never)).state, "expired");
  });
});
