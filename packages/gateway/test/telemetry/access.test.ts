import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ApiClient } from "../harness/api-client.ts";
import { openPlayground, type Playground } from "../harness/playground.ts";
import { scrape } from "./scrape.ts";

const TOKEN = "scraper-0123456789abcdef";

describe("who may read the metrics", () => {
  let playground: Playground;

  before(async () => {
    playground = await openPlayground();
  });
  after(() => playground.stop());

  test("by default nobody: the API has no /metrics, not even for a key with all rights, and nothing else listens", async () => {
    const { api, gateway } = await playground.serve({ api: true, worker: false });
    assert.equal(gateway.monitoringUrl, null);
    assert.equal((await api.get("/metrics")).status, 404);
    assert.equal((await new ApiClient(api.url, null).get("/metrics")).status, 404);
  });

  test("with a token: on the API's port, for that token and for no API key", async () => {
    const { api } = await playground.serve({ api: true, worker: false }, { GUESTCARD_METRICS_TOKEN: TOKEN });
    for (const client of [api, new ApiClient(api.url, null), new ApiClient(api.url, `${TOKEN}x`)]) {
      const reply = await client.get("/metrics");
      assert.equal(reply.status, 401);
      assert.equal(reply.body.error.code, "unauthorized");
      assert.equal(reply.headers.get("www-authenticate"), "Bearer");
    }
    const found = await scrape(api.url, TOKEN);
    assert.equal(found.value("guestcard_build_info"), 1);
    assert.equal(found.value("guestcard_database_up"), 1);
    assert.equal(
      (await new ApiClient(api.url, TOKEN).get("/v1/leads/")).status,
      401,
      "it opens nothing else",
    );
  });

  test("a worker listens for whoever watches it, on loopback unless told otherwise, and not as an API", async () => {
    const worker = await playground.spawn("worker", { GUESTCARD_METRICS_PORT: "0" });
    assert.match(worker.monitoringUrl ?? "", /^http:\/\/127\.0\.0\.1:\d+$/);
    const watcher = new ApiClient(worker.monitoringUrl ?? "", null);
    assert.deepEqual((await watcher.get("/healthz")).body, { status: "ok" });
    assert.deepEqual((await watcher.get("/readyz")).body, { status: "ready" });
    assert.equal((await scrape(worker.monitoringUrl)).value("guestcard_build_info", { roles: "worker" }), 1);
    assert.equal((await watcher.get("/v1/leads/")).status, 404);
    assert.equal(await worker.end("SIGTERM"), 0);
  });

  test("that listener asks for the token, too, where there is one", async () => {
    const { gateway } = await playground.serve(
      { api: false, worker: true },
      { GUESTCARD_METRICS_PORT: "0", GUESTCARD_METRICS_TOKEN: TOKEN },
    );
    const watcher = new ApiClient(gateway.monitoringUrl ?? "", null);
    assert.equal((await watcher.get("/healthz")).status, 200);
    assert.equal((await watcher.get("/metrics")).status, 401);
    assert.equal((await scrape(gateway.monitoringUrl, TOKEN)).value("guestcard_database_up"), 1);
  });
});
