import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as sdk from "../src/index.ts";
import { createTransport } from "../src/http/transport.ts";
import { errorCodes } from "../../gateway/src/http/errors.ts";
import { startStub, type StubServer } from "./stub-server.ts";
import { openWorld, type World } from "./world.ts";

type AnyError = new (...parts: never[]) => sdk.GuestcardError;

describe("one error class a cause", () => {
  let world: World;
  let stub: StubServer;

  before(async () => {
    world = await openWorld({ GUESTCARD_RATE_LIMIT_PER_MINUTE: "200" });
    stub = await startStub(() => undefined);
  });
  after(async () => {
    await stub.close();
    await world.playground.stop();
  });

  /** Calls, and gives the error that must be of this class, code and status. */
  async function refused(
    call: () => Promise<unknown>,
    of: AnyError,
    code: string,
    status: number | null,
  ): Promise<sdk.GuestcardError> {
    const error: unknown = await call().catch((thrown: unknown) => thrown);
    assert.ok(error instanceof of, String(error));
    assert.ok(error instanceof sdk.GuestcardError);
    assert.deepEqual([error.name, error.code, error.status], [of.name, code, status]);
    return error;
  }

  const once = (options: Partial<sdk.GuestcardOptions> = {}) =>
    world.client({ retryPausesMs: [], ...options });

  test("InvalidRequestError names every fault", async () => {
    const { leads } = once();
    const call = () => leads.create(world.lead({ first_name: "", date_of_birth: "soon" }));
    const error = await refused(call, sdk.InvalidRequestError, "invalid_request", 400);
    assert.ok(error instanceof sdk.InvalidRequestError);
    assert.deepEqual(
      error.issues.map(({ path }) => path.join(".")),
      ["first_name", "date_of_birth"],
    );
    assert.match(error.requestId ?? "", /^[0-9a-f-]{36}$/);
  });

  test("UnauthorizedError, ForbiddenError, NotFoundError", async () => {
    const stranger = once({ token: "nobody's" });
    await refused(() => stranger.properties.list().page(), sdk.UnauthorizedError, "unauthorized", 401);
    const reader = once({ token: await world.tokenWith(["read"]) });
    await refused(() => reader.leads.create(world.lead()), sdk.ForbiddenError, "forbidden", 403);
    for (const id of ["01a20bcf-0000-7000-8000-000000000000", "a b/c?d", "…"])
      await refused(() => once().leads.read(id), sdk.NotFoundError, "not_found", 404);
  });

  test("an id that would name another path is never sent", async () => {
    for (const id of ["", ".", ".."]) await assert.rejects(once().leads.read(id), TypeError);
  });

  test("NotSupportedError", async () => {
    const transport = createTransport({ url: world.url, token: world.token });
    const call = () => transport.request("post", "/v1/properties/", {});
    await refused(call, sdk.NotSupportedError, "not_supported", 405);
  });

  test("ConflictError", async () => {
    const { jobId } = await once().leads.create(world.lead());
    await once().writes.wait(jobId);
    const call = () => once().writes.resolve(jobId, { action: "confirm" });
    const error = await refused(call, sdk.ConflictError, "conflict", 409);
    assert.equal(typeof error.details["state"], "string");
  });

  test("IdempotencyKeyReusedError", async () => {
    const idempotencyKey = "once only";
    await once().leads.create(world.lead(), { idempotencyKey });
    const call = () => once().leads.create(world.lead(), { idempotencyKey });
    const error = await refused(call, sdk.IdempotencyKeyReusedError, "idempotency_key_reused", 422);
    assert.equal(error.idempotencyKey, idempotencyKey);
  });

  test("TooLargeError", async () => {
    const lead = world.lead({ address_1: "x".repeat(300_000) });
    await refused(() => once().leads.create(lead), sdk.TooLargeError, "payload_too_large", 413);
  });

  test("NetworkError", async () => {
    const gone = await startStub(() => undefined);
    await gone.close();
    const { leads } = once({ url: gone.url });
    const error = await refused(() => leads.create(world.lead()), sdk.NetworkError, "network_error", null);
    assert.ok(error.cause instanceof Error);
    assert.match(error.idempotencyKey ?? "", /^[0-9a-f]{32}$/);
  });

  test("ServiceUnavailableError", async () => {
    const { pool } = world.playground.database;
    const { rows } = await pool.query<{ name: string }>("select current_database() as name");
    const setReadOnly = async (value: "on" | "off"): Promise<void> => {
      await pool.query(`alter database ${rows[0]?.name} set default_transaction_read_only = ${value}`);
      await pool.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name = 'guestcard'",
        [rows[0]?.name],
      );
    };
    await setReadOnly("on");
    try {
      const call = () => once().leads.create(world.lead());
      const error = await refused(call, sdk.ServiceUnavailableError, "service_unavailable", 503);
      assert.equal(error.retryAfter, 5);
    } finally {
      await setReadOnly("off");
    }
  });

  test("what a proxy or a fault answers", async () => {
    const cases: [number, string, AnyError, string][] = [
      [500, "oops", sdk.InternalError, "internal_error"],
      [502, "<html>", sdk.BadGatewayError, "bad_gateway"],
      [504, "", sdk.BadGatewayError, "bad_gateway"],
      [408, "", sdk.RequestTimeoutError, "request_timeout"],
      [200, "<html>hello", sdk.UnexpectedAnswerError, "unexpected_answer"],
      [204, "", sdk.UnexpectedAnswerError, "unexpected_answer"],
      [302, "", sdk.UnexpectedAnswerError, "unexpected_answer"],
      [418, '{"error":null}', sdk.UnexpectedAnswerError, "unexpected_answer"],
      [400, '{"error":{"code":"toString","message":"new"}}', sdk.GuestcardError, "toString"],
    ];
    for (const [status, text, of, code] of cases) {
      stub.react = (_asked, response) => void response.writeHead(status).end(text);
      await refused(() => once({ url: stub.url }).properties.list().page(), of, code, status);
    }
  });

  test("every code of the API has a class", async () => {
    for (const [code, { status }] of Object.entries(errorCodes)) {
      stub.react = (_asked, response) =>
        void response.writeHead(status).end(JSON.stringify({ error: { code, message: "m" } }));
      const call = once({ url: stub.url }).properties.list().page();
      const error: unknown = await call.catch((thrown: unknown) => thrown);
      assert.ok(error instanceof sdk.GuestcardError);
      assert.notEqual(error.name, "GuestcardError", code);
      assert.deepEqual([error.code, error.message, error.status], [code, "m", status]);
    }
  });

  test("RateLimitError says when to come back", async () => {
    const { properties } = once({ token: await world.tokenWith(["read"]) });
    const call = async (): Promise<void> => {
      for (;;) await properties.list({ limit: 1 }).page();
    };
    const error = await refused(call, sdk.RateLimitError, "rate_limit_exceeded", 429);
    assert.ok(error.retryAfter !== null && error.retryAfter > 0 && error.retryAfter <= 60);
  });

  test("options that cannot work", () => {
    assert.throws(() => world.client({ url: "guestcard" }), TypeError);
    assert.throws(() => world.client({ token: "two words" }), TypeError);
    assert.throws(() => world.client({ token: "" }), TypeError);
  });
});
