import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { after, before, beforeEach, describe, test } from "node:test";
import { cardsOf } from "../../gateway/test/harness/leads.ts";
import { NetworkError, RateLimitError, ServiceUnavailableError } from "../src/index.ts";
import { pauseBefore, RETRY_PAUSES_MS, retryAfterOf } from "../src/http/retries.ts";
import { passOn, startStub, type StubServer } from "./stub-server.ts";
import { openWorld, type World } from "./world.ts";

describe("requests that are made again", () => {
  let world: World;
  /** Stands between the SDK and the gateway. */
  let between: StubServer;

  before(async () => {
    world = await openWorld();
    between = await startStub(() => undefined);
  });
  after(async () => {
    await between.close();
    await world.playground.stop();
  });
  beforeEach(() => between.forget());

  const impatient = () => world.client({ url: between.url, retryPausesMs: [20, 20, 20] });
  const forward: StubServer["react"] = async (asked, response) => {
    const { status, text } = await passOn(asked, world.url);
    response.writeHead(status, { "content-type": "application/json" }).end(text);
  };

  test("a connection that breaks after the commit: the same key, one write, one guest card", async () => {
    between.react = async (asked, response, count) => {
      if (count > 2) return forward(asked, response, count);
      const { status } = await passOn(asked, world.url);
      assert.equal(status, 200, "the gateway has taken it");
      response.socket?.resetAndDestroy();
    };
    const lead = world.lead();
    const { jobId } = await impatient().leads.create(lead);
    assert.equal(between.asked.length, 3);
    assert.equal(new Set(between.asked.map((one) => one.headers["idempotency-key"])).size, 1);
    assert.equal(new Set(between.asked.map((one) => one.body)).size, 1);
    assert.match(String(between.asked[0]?.headers["idempotency-key"]), /^"[0-9a-f]{32}"$/);
    await world.guestcard.writes.wait(jobId);
    assert.equal((await cardsOf(world.playground, lead)).length, 1);
    const writes = await world.playground.database.pool.query("select id from writes");
    assert.deepEqual(writes.rows, [{ id: jobId }]);
  });

  test("where every try fails the error has the key, and the caller goes on with it", async () => {
    between.react = async (asked, response) => {
      await passOn(asked, world.url);
      response.socket?.resetAndDestroy();
    };
    const lead = world.lead();
    const error: unknown = await impatient()
      .leads.create(lead)
      .catch((thrown: unknown) => thrown);
    assert.ok(error instanceof NetworkError);
    assert.equal(between.asked.length, 4);
    const { idempotencyKey } = error;
    assert.ok(idempotencyKey);
    const first = await world.guestcard.leads.create(lead, { idempotencyKey });
    const second = await world.guestcard.leads.create(lead, { idempotencyKey });
    assert.equal(first.jobId, second.jobId);
    await world.guestcard.writes.wait(first.jobId);
    assert.equal((await cardsOf(world.playground, lead)).length, 1);
  });

  test("each status that may pass, of reads and of writes; and no other", async () => {
    for (const status of [408, 429, 500, 502, 503, 504]) {
      between.forget();
      between.react = (asked, response, count) =>
        count === 1 ? void response.writeHead(status).end("busy") : forward(asked, response, count);
      const { jobId } = await impatient().leads.create(world.lead());
      assert.equal(between.asked.length, 2, `POST ${status}`);
      between.forget();
      await impatient().writes.status(jobId);
      assert.equal(between.asked.length, 2, `GET ${status}`);
    }
    for (const status of [301, 400, 401, 403, 404, 409, 413, 422, 501]) {
      between.forget();
      between.react = (_asked, response) => void response.writeHead(status, { location: "/" }).end();
      await assert.rejects(impatient().leads.create(world.lead()));
      assert.equal(between.asked.length, 1, String(status));
    }
  });

  test("what changes something and has no key is tried once", async () => {
    between.react = (_asked, response) => void response.writeHead(503).end();
    const { webhooks, integrations } = impatient();
    const made = webhooks.create({ url: "https://hooks.example.com", triggers: ["DATA_NEW"] });
    await assert.rejects(made, ServiceUnavailableError);
    await assert.rejects(integrations.archive(world.integrationId), ServiceUnavailableError);
    assert.deepEqual(
      between.asked.map((one) => [one.method, one.headers["idempotency-key"]]),
      [
        ["POST", undefined],
        ["DELETE", undefined],
      ],
    );
  });

  test("Retry-After is waited for, unless it asks for more than a minute", async () => {
    between.react = (asked, response, count) =>
      count === 1
        ? void response.writeHead(503, { "retry-after": "1" }).end()
        : forward(asked, response, count);
    await impatient().properties.list().page();
    const [first, second] = between.asked;
    assert.ok(first && second && second.at - first.at >= 1000);
    between.forget();
    between.react = (_asked, response) => void response.writeHead(429, { "retry-after": "61" }).end();
    const error: unknown = await impatient()
      .leads.create(world.lead())
      .catch((thrown: unknown) => thrown);
    assert.ok(error instanceof RateLimitError);
    assert.deepEqual([error.retryAfter, between.asked.length], [61, 1]);
  });

  test("the caller's signal ends a request and a pause, with its own reason", async () => {
    const reason = new Error("the user left");
    const answers: StubServer["react"][] = [
      () => undefined,
      (_asked, response) => void response.writeHead(503, { "retry-after": "30" }).end(),
    ];
    for (const answer of answers) {
      between.react = answer;
      const controller = new AbortController();
      const calling = impatient().leads.create(world.lead(), { signal: controller.signal });
      await pause(100);
      controller.abort(reason);
      await assert.rejects(calling, reason);
    }
    await assert.rejects(
      impatient()
        .properties.list({}, { signal: AbortSignal.abort(reason) })
        .page(),
      reason,
    );
  });

  test("no answer in time is a NetworkError", async () => {
    between.react = () => undefined;
    const quick = world.client({ url: between.url, timeoutMs: 50, retryPausesMs: [10] });
    await assert.rejects(quick.leads.create(world.lead()), /NetworkError: No answer within 50 ms/);
    assert.equal(between.asked.length, 2);
  });

  test("the schedule", () => {
    assert.deepEqual(RETRY_PAUSES_MS, [500, 1000, 2000, 4000, 8000]);
    for (const [index, planned] of RETRY_PAUSES_MS.entries()) {
      const wait = pauseBefore(RETRY_PAUSES_MS, index + 1, null) ?? -1;
      assert.ok(wait >= planned && wait <= planned * 1.2, String(wait));
    }
    assert.equal(pauseBefore(RETRY_PAUSES_MS, 6, null), null);
    assert.equal(pauseBefore([], 1, null), null);
    assert.equal(pauseBefore([500], 1, 60), 60_000);
    assert.equal(pauseBefore([500], 1, 61), null);
    assert.equal(retryAfterOf("7"), 7);
    assert.equal(retryAfterOf(null), null);
    assert.equal(retryAfterOf("soon"), null);
    assert.equal(retryAfterOf(new Date(Date.now() - 5000).toUTCString()), 0);
    const inTen = retryAfterOf(new Date(Date.now() + 10_000).toUTCString()) ?? -1;
    assert.ok(inTen >= 9 && inTen <= 10, String(inTen));
  });
});
