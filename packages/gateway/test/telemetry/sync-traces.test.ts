import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import { leadTo } from "../harness/leads.ts";
import { connectIntegration, delivered, openPlayground, type Playground } from "../harness/playground.ts";
import { changeCards, generateSites, lastSync, type Sync } from "../sync/lead-world.ts";
import { type Receiver, startReceiver } from "../webhooks/receiver.ts";
import { type OtlpReceiver, type ReceivedSpan, startOtlpReceiver } from "./otlp-receiver.ts";

const CALLERS_SPAN = "b7ad6b7169203331";
const SYNC_TRACE = "2af7651916cd43dd8448eb211c80319c";
const LEAD_TRACE = "3af7651916cd43dd8448eb211c80319c";
const UNSAMPLED_TRACE = "4af7651916cd43dd8448eb211c80319c";

/** An API and a worker: a sync that somebody asks for, what it brings, and the record that a lead's read-back brings. */
describe("a sync's trace over two processes", () => {
  let playground: Playground;
  let collector: OtlpReceiver;
  let receiver: Receiver;
  let integrationId: string;
  let sync: Sync;
  let jobId: string;
  let secrets: string[];

  before(async () => {
    collector = await startOtlpReceiver();
    receiver = await startReceiver();
    playground = await openPlayground({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    const processes = await Promise.all([playground.spawn("api"), playground.spawn("worker")]);
    const api = playground.clientOf(processes[0].url);
    const { licensekey, sites } = await generateSites(playground.control, 1, 5);
    const connected = await connectIntegration(api, playground, {
      credentials: { baseUrl: playground.simulator.url, licensekey },
    });
    ({ integrationId } = connected);
    const triggers = ["DATA_NEW", "DATA_UPDATE", "SYNC_COMPLETE"];
    await api.post("/v1/webhooks/", { url: receiver.url, triggers, active: true });

    const body = leadTo(integrationId, connected.places[0]);
    const taken = await api.post("/v1/leads/realpage_rpx/", body, { traceparent: traceparent(LEAD_TRACE) });
    jobId = taken.body.meta.job_id;
    const { created_record_id: lead } = await delivered(api, jobId);
    await receiver.next("the new lead", (one) => one.body.data.record_id === lead);

    const cards = await playground.control.guestCards({ siteid: sites[0]?.siteId ?? "" });
    await changeCards(playground.simulator.url, licensekey, cards.slice(0, 2), "Newnamed");
    await playground.control.order({ method: "unitlist", times: 1, kind: "reset-after" });
    sync = await askForSync(api, traceparent(SYNC_TRACE));
    await receiver.next("the end of the sync", (one) => one.body.trigger === "SYNC_COMPLETE");
    const isUpdate = (one: { body: any }): boolean => one.body.trigger === "DATA_UPDATE";
    await receiver.next("both updates", () => receiver.received.filter(isUpdate).length === 2);
    await askForSync(api, `00-${UNSAMPLED_TRACE}-${CALLERS_SPAN}-00`);
    for (const one of processes) assert.equal(await one.end("SIGTERM"), 0);
    const [card] = cards[0]?.prospects ?? [];
    secrets = [licensekey, "Newnamed", String(body["last_name"]), String(card?.email), receiver.url];
  });
  after(async () => {
    await playground.stop();
    await receiver.close();
    await collector.close();
  });

  const traceparent = (traceId: string): string => `00-${traceId}-${CALLERS_SPAN}-01`;
  async function askForSync(api: ApiClient, trace: string): Promise<Sync> {
    const path = `/v1/admin/integrations/${integrationId}/manual-sync`;
    assert.equal((await api.post(path, {}, { traceparent: trace })).status, 200);
    return lastSync(api, integrationId);
  }
  const spansOf = (traceId: string, name: string): ReceivedSpan[] =>
    collector.spans.filter((span) => span.traceId === traceId && span.name === name);
  function one(traceId: string, name: string): ReceivedSpan {
    const [found, second] = spansOf(traceId, name);
    assert.ok(found && !second, `one span ${name}`);
    return found;
  }

  test("the sync goes on the trace of the request that asked for it", () => {
    const request = one(SYNC_TRACE, "POST /v1/admin/integrations/:integration_id/manual-sync");
    assert.equal(request.parentId, CALLERS_SPAN);
    const run = one(SYNC_TRACE, "sync manual");
    assert.equal(run.parentId, request.spanId);
    assert.equal(run.kind, 5);
    assert.equal(run.status, 0);
    assert.equal(run.service["guestcard.roles"], "worker");
    assert.equal(run.attributes["guestcard.sync_run_id"], sync.id);
    assert.equal(run.attributes["guestcard.integration_id"], integrationId);
    assert.equal(run.attributes["guestcard.models"], "all");
    assert.equal(run.attributes["guestcard.outcome"], "done");
  });

  test("its calls of RPX are below it, the one that failed marked", () => {
    const run = one(SYNC_TRACE, "sync manual");
    for (const method of ["getsitelist", "getunitlist", "getpicklistprospect", "prospectsearch"]) {
      const [call] = spansOf(SYNC_TRACE, method);
      assert.equal(call?.parentId, run.spanId, method);
      assert.equal(call.kind, 3);
      assert.equal(call.status, 0);
      assert.ok(call.from >= run.from && call.to <= run.to, "times");
    }
    const tries = spansOf(SYNC_TRACE, "unitlist").map(({ status, attributes }) => ({
      status,
      outcome: attributes["guestcard.outcome"],
    }));
    assert.deepEqual(tries, [
      { status: 2, outcome: "retry-later" },
      { status: 0, outcome: "answered" },
    ]);
  });

  test("webhooks tell in its trace what it brought, and its end", () => {
    const run = one(SYNC_TRACE, "sync manual");
    const webhooks = [
      ...spansOf(SYNC_TRACE, "webhook DATA_UPDATE"),
      ...spansOf(SYNC_TRACE, "webhook SYNC_COMPLETE"),
    ];
    assert.equal(webhooks.length, 3);
    for (const webhook of webhooks) assert.equal(webhook.parentId, run.spanId);
    const told = receiver.received.filter(({ body }) => body.trigger === "DATA_UPDATE");
    assert.deepEqual(
      new Set(told.map(({ headers }) => headers["traceparent"])),
      new Set(
        spansOf(SYNC_TRACE, "webhook DATA_UPDATE").map(({ spanId }) => `00-${SYNC_TRACE}-${spanId}-01`),
      ),
    );
  });

  test("the record that a read-back brings is told of in its lead's trace", () => {
    const readBack = one(LEAD_TRACE, "read back create_lead");
    assert.equal(readBack.attributes["guestcard.job_id"], jobId);
    assert.equal(one(LEAD_TRACE, "webhook DATA_NEW").parentId, readBack.spanId);
  });

  test("a sync that nobody asked for in a trace that is kept has one of its own", () => {
    const syncs = collector.spans.filter(({ name }) => name.startsWith("sync "));
    const own = syncs.filter(({ traceId }) => traceId !== SYNC_TRACE);
    assert.ok(own.length > 0);
    assert.equal(collector.spans.filter(({ traceId }) => traceId === UNSAMPLED_TRACE).length, 0);
    const roots = collector.spans.filter(({ parentId, kind }) => parentId === "" && kind === 3);
    assert.deepEqual(roots, [], "no call is the beginning of a trace");
  });

  test("nothing personal, no credential and no URL of a customer in all that was sent", () => {
    const raw = collector.raw();
    assert.ok(raw.includes(sync.id), "what is searched is what was sent");
    for (const secret of secrets) assert.ok(!raw.includes(secret), secret);
  });
});
