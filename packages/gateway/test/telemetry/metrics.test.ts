import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { Pool } from "pg";
import { createDatabaseFigures } from "../../src/telemetry/metrics/database-figures.ts";
import { startMetrics } from "../../src/telemetry/start-metrics.ts";
import { tableOf } from "../api/markdown-table.ts";
import type { ApiClient } from "../harness/api-client.ts";
import type { GatewayProcess } from "../harness/gateway-process.ts";
import { accept, leadTo } from "../harness/leads.ts";
import {
  connectIntegration,
  delivered,
  openPlayground,
  type Place,
  type Playground,
  statusWhen,
} from "../harness/playground.ts";
import { until } from "../harness/wait.ts";
import { startReceiver } from "../webhooks/receiver.ts";
import { scrape } from "./scrape.ts";

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

describe("metrics of an API and two workers on one database", () => {
  let playground: Playground;
  let processes: GatewayProcess[];
  let api: ApiClient;
  let integrationId: string;
  let place: Place | undefined;

  /** The sum of a counter over all processes. */
  const total = async (name: string, labels: Record<string, string> = {}): Promise<number> => {
    const scrapes = await Promise.all(processes.map((one) => scrape(one.monitoringUrl)));
    return scrapes.reduce((sum, one) => sum + (one.value(name, labels) ?? 0), 0);
  };

  before(async () => {
    playground = await openPlayground({ GUESTCARD_METRICS_PORT: "0" });
    processes = await Promise.all((["api", "worker", "worker"] as const).map((one) => playground.spawn(one)));
    api = playground.clientOf(processes[0]?.url ?? null);
    const connected = await connectIntegration(api, playground);
    ({ integrationId } = connected);
    [place] = connected.places;
  });
  after(() => playground.stop());

  test("the sync that connected it is counted, with its records and calls", async () => {
    // Counted after the run is closed, which is what callers see.
    const done = { outcome: "done" };
    await until("the sync's count", async () => (await total("guestcard_sync_runs_total", done)) >= 1);
    assert.ok((await total("guestcard_sync_duration_seconds_count")) >= 1);
    assert.ok((await total("guestcard_sync_records_total", { model: "properties", change: "new" })) >= 1);
    assert.ok(
      (await total("guestcard_rpx_calls_total", { method: "getsitelist", outcome: "answered" })) >= 1,
    );
  });

  test("leads: accepted, repeated, attempted, stored, and how long each took", async () => {
    const key = { "idempotency-key": '"metrics-1"' };
    const body = leadTo(integrationId, place);
    const first = await api.post("/v1/leads/realpage_rpx/", body, key);
    await api.post("/v1/leads/realpage_rpx/", body, key);
    await api.post("/v1/leads/realpage_rpx/", { first_name: "Nobody" });
    await delivered(api, first.body.meta.job_id);
    const operation = "create_lead";
    assert.equal(await total("guestcard_writes_accepted_total", { operation }), 1);
    assert.equal(await total("guestcard_writes_replayed_total", { operation }), 1);
    assert.equal(await total("guestcard_accept_duration_seconds_count"), 2);
    const route = "/v1/leads/realpage_rpx/";
    assert.equal(await total("guestcard_http_requests_total", { method: "POST", route, code: "200" }), 2);
    assert.equal(await total("guestcard_http_requests_total", { method: "POST", route, code: "400" }), 1);
    assert.equal(await total("guestcard_write_attempts_total", { operation, outcome: "confirmed" }), 1);
    assert.equal(await total("guestcard_writes_settled_total", { operation, outcome: "stored" }), 1);
    assert.equal(await total("guestcard_accept_to_stored_seconds_count", { operation }), 1);
    const called = { method: "insertprospect" };
    assert.equal(await total("guestcard_rpx_calls_total", { ...called, outcome: "confirmed" }), 1);
    assert.equal(await total("guestcard_rpx_call_duration_seconds_count", called), 1);
  });

  test("a lost reply: an unknown outcome and a look-up that finds it", async () => {
    const lost = { operation: "create_lead", outcome: "outcome-unknown" };
    const found = { operation: "create_lead", outcome: "found" };
    const before = [
      await total("guestcard_write_attempts_total", lost),
      await total("guestcard_write_look_ups_total", found),
    ];
    await playground.control.order({ method: "insertprospect", times: 1, kind: "reset-after" });
    await delivered(api, await accept(api, leadTo(integrationId, place)));
    assert.deepEqual(
      [
        await total("guestcard_write_attempts_total", lost),
        await total("guestcard_write_look_ups_total", found),
      ],
      before.map((count) => count + 1),
    );
  });

  test("webhooks: attempts by outcome", async () => {
    const receiver = await startReceiver();
    try {
      const trigger = "WRITE_OPERATION_SUCCESS";
      await api.post("/v1/webhooks/", { url: receiver.url, triggers: [trigger], active: true });
      await delivered(api, await accept(api, leadTo(integrationId, place)));
      await until("a delivery", async () => {
        const delivered = { trigger, outcome: "delivered" };
        return (await total("guestcard_webhook_deliveries_total", delivered)) === 1;
      });
      assert.equal(await total("guestcard_webhook_attempt_duration_seconds_count"), 1);
    } finally {
      await receiver.close();
    }
  });

  test("what waits and what is blocked: every process tells the same, read from the database", async () => {
    const KEY = "metrics-test-no-such-key";
    const { integrationId: blocked, places } = await connectIntegration(api, playground);
    await api.call("PUT", `/v1/admin/integrations/${blocked}/`, {
      body: { credentials: { baseUrl: playground.simulator.url, licensekey: KEY } },
    });
    const job = await accept(api, leadTo(blocked, places[0]));
    await statusWhen(api, job, ({ write_status }) => write_status === "PENDING");
    const waiting = { state: "waiting", blocked: "true" };
    for (const one of processes)
      await until(
        "the blocked lead in the metrics",
        async () => {
          const { value } = await scrape(one.monitoringUrl);
          return (
            value("guestcard_lane_writes", waiting) === 1 &&
            (value("guestcard_lane_oldest_seconds", waiting) ?? 0) > 0 &&
            (value("guestcard_blocks", { scope: "integration" }) ?? 0) === 1
          );
        },
        40_000,
      );
    const { value } = await scrape(processes[0]?.monitoringUrl ?? null);
    assert.equal(value("guestcard_lane_writes", { state: "waiting", blocked: "false" }), 0);
    assert.equal(value("guestcard_integrations"), 2);
    assert.equal(value("guestcard_webhook_endpoints", { state: "active" }), 1);
  });

  test("no id and nothing personal in any label, and no series more for whatever is asked", async () => {
    const series = async (): Promise<number> => {
      const { samples } = await scrape(processes[0]?.monitoringUrl ?? null);
      return samples.filter(({ name }) => name.startsWith("guestcard_")).length;
    };
    const before = await series();
    for (let n = 0; n < 20; n++) await api.get(`/v1/nothing-${n}/${crypto.randomUUID()}`);
    assert.equal(await series(), before, "unknown paths are not labels");
    for (const one of processes) {
      const { text } = await scrape(one.monitoringUrl);
      assert.doesNotMatch(text, UUID);
      assert.doesNotMatch(text, /Ivery|example\.com|127\.0\.0\.1/);
    }
  });
});

describe("figures that are read from the database", () => {
  test("callers at once, and callers within seconds, share one query", async () => {
    const playground = await openPlayground();
    await playground.serve({ api: true, worker: false });
    const pool = new Pool({ connectionString: playground.database.url, max: 4 });
    let used = 0;
    pool.on("acquire", () => used++);
    try {
      const figures = createDatabaseFigures(pool);
      const all = await Promise.all(Array.from({ length: 50 }, () => figures()));
      assert.equal(typeof all[0], "object", JSON.stringify(all[0]));
      await figures();
      assert.equal(used, 1);
    } finally {
      await pool.end();
      await playground.stop();
    }
  });

  test("a query that takes long holds no scrape up: the last figures are told meanwhile", async () => {
    const playground = await openPlayground();
    await playground.serve({ api: true, worker: false });
    const { pool } = playground.database;
    const figures = createDatabaseFigures(pool);
    const locker = await pool.connect();
    try {
      const first = await figures();
      assert.equal(typeof first, "object");
      // Longer than figures are kept.
      await setTimeout(5500);
      await locker.query("begin; lock table webhooks in access exclusive mode");
      // While the table is locked, which it is until the next line.
      assert.equal(await figures(), first);
      await locker.query("rollback");
      await until("new figures", async () => (await figures()) !== first);
    } finally {
      locker.release();
      await playground.stop();
    }
  });

  test("a database that is away is said to be away, and nothing else is made up", async () => {
    const pool = new Pool({ host: "/nowhere", connectionTimeoutMillis: 500 });
    const { registry } = startMetrics(
      { pool, forWorkers: { pool } } as unknown as Parameters<typeof startMetrics>[0],
      { api: true },
      { version: "0", roles: "api" },
    );
    const text = await registry.metrics();
    await pool.end();
    assert.match(text, /^guestcard_database_up 0$/m);
    assert.doesNotMatch(text, /^guestcard_(lane|blocks|integrations|webhook_endpoints)\S* \d/m);
  });
});

test("docs/metrics.md: every metric with its type, labels and meaning, and no other", async () => {
  const pool = new Pool();
  const { registry } = startMetrics(
    { pool, forWorkers: { pool } } as unknown as Parameters<typeof startMetrics>[0],
    { api: true },
    { version: "0", roles: "api" },
  );
  const own = (await registry.getMetricsAsJSON()).filter(({ name }) => name.startsWith("guestcard_"));
  const named = registry.getMetricsAsArray() as unknown as { name: string; labelNames: string[] }[];
  const wanted = own.map(({ name, type, help }) => {
    const labels = named.find((one) => one.name === name)?.labelNames ?? [];
    return [name, String(type), labels.map((label) => `\`${label}\``).join(", ") || "–", help];
  });
  const rows = (await tableOf("docs/metrics.md", "metric")).map(([name, type, labels, help]) => [
    name,
    type,
    labels?.includes(",") === true || labels === "–" ? labels : `\`${labels ?? ""}\``,
    help,
  ]);
  assert.deepEqual(rows, wanted);
  for (const [name = "", type] of wanted) {
    assert.equal(name.endsWith("_total"), type === "counter", `${name}: a counter ends in _total`);
    if (type === "histogram") assert.match(name, /_seconds$/);
  }
});
