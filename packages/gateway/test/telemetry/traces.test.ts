import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import type { GatewayProcess } from "../harness/gateway-process.ts";
import { leadTo } from "../harness/leads.ts";
import {
  connectIntegration,
  delivered,
  KEYS,
  openPlayground,
  type Place,
  type Playground,
} from "../harness/playground.ts";
import { type Receiver, startReceiver } from "../webhooks/receiver.ts";
import { type OtlpReceiver, type ReceivedSpan, startOtlpReceiver } from "./otlp-receiver.ts";

const CALLERS_TRACE = "0af7651916cd43dd8448eb211c80319c";
const CALLERS_SPAN = "b7ad6b7169203331";
const UNSAMPLED_TRACE = "1af7651916cd43dd8448eb211c80319c";
const ROUTE = "/v1/leads/realpage_rpx/";

/** An API and a worker, each in a process of its own, told to send their traces to one collector. */
describe("a lead's trace over two processes", () => {
  let playground: Playground;
  let collector: OtlpReceiver;
  let receiver: Receiver;
  let processes: GatewayProcess[];
  let api: ApiClient;
  let integrationId: string;
  let place: Place | undefined;
  let jobId: string;
  let unsampledJob: string;
  let webhookId: string;
  /** What was personal or secret in all this. */
  let secrets: string[];

  before(async () => {
    collector = await startOtlpReceiver();
    receiver = await startReceiver();
    playground = await openPlayground({
      OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/`,
      OTEL_EXPORTER_OTLP_HEADERS: "api-key=collector%20key,x-tenant=one",
      OTEL_RESOURCE_ATTRIBUTES: "deployment.environment=test",
    });
    const [first, second] = await Promise.all([playground.spawn("api"), playground.spawn("worker")]);
    processes = [first, second];
    api = playground.clientOf(first.url);
    const connected = await connectIntegration(api, playground);
    ({ integrationId } = connected);
    [place] = connected.places;
    const url = `${receiver.url}/hidden-path?key=hidden-query`;
    const hook = await api.post("/v1/webhooks/", {
      url,
      triggers: ["WRITE_OPERATION_SUCCESS"],
      active: true,
    });
    webhookId = hook.body.result.id;

    // The reply is lost, so that the trace has a look-up in it, too.
    await playground.control.order({ method: "insertprospect", times: 1, kind: "reset-after" });
    const body = leadTo(integrationId, place, { phone_1: "+12065550134", phone_1_type: "MOBILE" });
    const post = (more: Record<string, unknown>, traceparent: string) =>
      api.post(ROUTE, { ...body, ...more }, { traceparent });
    const taken = await post({}, `00-${CALLERS_TRACE}-${CALLERS_SPAN}-01`);
    jobId = taken.body.meta.job_id;
    await delivered(api, jobId);
    await receiver.next("the webhook", (one) => one.body.data.root_job_id === jobId);
    const unsampled = await post({ last_name: "Unseen" }, `00-${UNSAMPLED_TRACE}-${CALLERS_SPAN}-00`);
    unsampledJob = unsampled.body.meta.job_id;
    await delivered(api, unsampledJob);
    await post({ last_name: "Odd" }, "00-not-a-trace-01");
    // A stop sends what is left.
    for (const one of processes) assert.equal(await one.end("SIGTERM"), 0);
    secrets = [
      String(body["first_name"]),
      String(body["last_name"]),
      String(body["email_1"]),
      "2065550134",
      KEYS.main,
      playground.environment["GUESTCARD_BOOTSTRAP_TOKEN"] ?? "",
      playground.environment["DATABASE_URL"] ?? "",
      "hidden-path",
      "hidden-query",
      hook.body.result.secret ?? "no-secret-shown",
    ];
  });
  after(async () => {
    await playground.stop();
    await receiver.close();
    await collector.close();
  });

  const ofTrace = (): ReceivedSpan[] => collector.spans.filter(({ traceId }) => traceId === CALLERS_TRACE);
  const named = (name: string): ReceivedSpan => {
    const [found, second] = ofTrace().filter((span) => span.name === name);
    assert.ok(
      found && !second,
      `one span ${name}, of ${ofTrace()
        .map((span) => span.name)
        .join(", ")}`,
    );
    return found;
  };

  test("one trace: request, sending, look-up, read-back, SOAP calls, webhook, each under what caused it", () => {
    const request = named(`POST ${ROUTE}`);
    assert.equal(request.parentId, CALLERS_SPAN, "the caller's own span");
    assert.equal(request.kind, 2);
    assert.equal(request.attributes["http.response.status_code"], "200");
    assert.equal(request.service["guestcard.roles"], "api");

    const send = named("send create_lead");
    const lookUp = named("look up create_lead");
    const readBack = named("read back create_lead");
    for (const step of [send, lookUp, readBack]) {
      assert.equal(step.parentId, request.spanId, step.name);
      assert.equal(step.kind, 5);
      assert.equal(step.attributes["guestcard.job_id"], jobId);
      assert.equal(step.attributes["guestcard.integration_id"], integrationId);
      assert.equal(step.service["guestcard.roles"], "worker");
      assert.ok(step.from >= request.from && step.to >= step.from, "times");
    }
    assert.deepEqual(send.events, ["send_started", "outcome_lost"]);
    assert.deepEqual(lookUp.events, ["look_up_found"]);

    const insert = named("insertprospect");
    assert.equal(insert.parentId, send.spanId);
    assert.equal(insert.kind, 3);
    assert.equal(insert.status, 2, "its outcome is unknown");
    assert.equal(insert.attributes["guestcard.outcome"], "outcome-unknown");
    const searches = ofTrace().filter(({ name }) => name === "prospectsearch");
    assert.deepEqual(
      new Set(searches.map(({ parentId }) => parentId)),
      new Set([lookUp.spanId, readBack.spanId]),
    );

    const webhook = named("webhook WRITE_OPERATION_SUCCESS");
    assert.equal(webhook.parentId, lookUp.spanId, "the step that stored it");
    assert.equal(webhook.attributes["guestcard.webhook_id"], webhookId);
    assert.equal(webhook.attributes["http.response.status_code"], "200");
    const told = receiver.received.find((one) => one.body.data.root_job_id === jobId);
    assert.equal(told?.headers["traceparent"], `00-${CALLERS_TRACE}-${webhook.spanId}-01`);
  });

  test("what comes with a trace that is not kept, or with none that is valid", async () => {
    assert.equal(collector.spans.filter(({ traceId }) => traceId === UNSAMPLED_TRACE).length, 0);
    const { rows } = await playground.database.pool.query(`select trace_context from writes where id = $1`, [
      unsampledJob,
    ]);
    assert.deepEqual(rows, [{ trace_context: null }]);
    const requests = collector.spans.filter(({ name }) => name === `POST ${ROUTE}`);
    const own = requests.find(({ traceId }) => traceId !== CALLERS_TRACE);
    assert.equal(own?.parentId, "", "an invalid traceparent begins a trace");
  });

  test("the collector gets its headers and the resource, on /v1/traces", () => {
    assert.ok(collector.requests.length >= 2);
    for (const { path, headers } of collector.requests) {
      assert.equal(path, "/v1/traces");
      assert.equal(headers["api-key"], "collector key");
      assert.equal(headers["x-tenant"], "one");
      assert.equal(headers["content-type"], "application/x-protobuf");
    }
    const service = named("insertprospect").service;
    assert.equal(service["service.name"], "guestcard");
    assert.equal(service["deployment.environment"], "test");
  });

  test("nothing personal, no credential and no URL of a customer in all that was sent", () => {
    const raw = collector.raw();
    assert.ok(raw.includes(jobId), "what is searched is what was sent");
    for (const secret of secrets) assert.ok(!raw.includes(secret), secret);
  });

  test("log lines of both processes name the trace", () => {
    const lines = processes.map(({ log }) =>
      log.filter((line) => line.includes(`"trace_id":"${CALLERS_TRACE}"`)),
    );
    const messages = lines.map((of) => new Set(of.map((line) => JSON.parse(line).msg)));
    assert.ok(messages[0]?.has("request"));
    assert.ok(messages[1]?.has("write moved"));
    assert.ok(messages[1]?.has("webhook sent"));
  });
});

describe("a lead's trace in one process", () => {
  test("tells of each step of every lead, kept as begun or not", async () => {
    const collector = await startOtlpReceiver();
    const playground = await openPlayground({ OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/` });
    try {
      const gateway = await playground.spawn("serve");
      const api = playground.clientOf(gateway.url);
      const { integrationId, places } = await connectIntegration(api, playground);
      // The first one leases its lane; those that follow find it free.
      for (let n = 0; n < 4; n++)
        await delivered(api, (await api.post(ROUTE, leadTo(integrationId, places[0]))).body.meta.job_id);
      assert.equal(await gateway.end("SIGTERM"), 0);
      const sends = collector.spans.filter(({ name }) => name === "send create_lead");
      assert.deepEqual(
        sends.map(({ events }) => events.join()),
        Array.from({ length: 4 }, () => "send_started,confirmed"),
      );
    } finally {
      await playground.stop();
      await collector.close();
    }
  });
});

describe("without a collector", () => {
  test("the SDK is not loaded, and writes keep no trace", async () => {
    // prom-client brings its API package, which does nothing by itself.
    const tell = `import{registerHooks}from"node:module";registerHooks({load(u,c,n){if(u.includes("@opentelemetry/")&&!u.includes("@opentelemetry/api/"))console.log("LOADED "+u);return n(u,c)}})`;
    const playground = await openPlayground({
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(tell)}`,
    });
    try {
      const off = await playground.spawn("serve");
      assert.deepEqual(
        off.log.filter((line) => line.startsWith("LOADED")),
        [],
      );
      const api = playground.clientOf(off.url);
      const { integrationId, places } = await connectIntegration(api, playground);
      const traceparent = `00-${CALLERS_TRACE}-${CALLERS_SPAN}-01`;
      const taken = await api.post(ROUTE, leadTo(integrationId, places[0]), { traceparent });
      await delivered(api, taken.body.meta.job_id);
      const { rows } = await playground.database.pool.query(`select trace_context from writes`);
      assert.deepEqual(rows, [{ trace_context: null }]);
      assert.ok(!off.log.some((line) => line.includes("trace_id")));
      const on = await playground.spawn("api", { OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:9" });
      assert.ok(
        on.log.some((line) => line.startsWith("LOADED")),
        "the test would notice",
      );
    } finally {
      await playground.stop();
    }
  });
});
