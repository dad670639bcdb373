import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { accept, leadTo } from "../harness/leads.ts";
import { connectIntegration, createIntegration, KEYS, statusWhen } from "../harness/playground.ts";
import { until } from "../harness/wait.ts";
import { generateSites, lastSync, leadsOf, syncsOf } from "./lead-world.ts";
import { withProxy } from "./world-with-proxy.ts";

const CARDS = 600;

describe("interruptions", () => {
  test("a sync whose process is killed goes on where it stopped", () =>
    withProxy(async (playground, proxy) => {
      const { licensekey } = await generateSites(playground.control, 2, CARDS);
      const first = await playground.spawn("serve");
      const firstApi = playground.clientOf(first.url);
      // The first property whole, and of the second half.
      let isHeld = false;
      proxy.before = async () => {
        const sites = new Set(proxy.searches.map(({ siteId }) => siteId));
        const last = proxy.searches.at(-1)?.siteId;
        if (sites.size === 2 && proxy.searches.filter(({ siteId }) => siteId === last).length === 4) {
          isHeld = true;
          await pause(5000, undefined, { ref: false });
        }
      };
      const integrationId = await createIntegration(firstApi, playground, {
        max_job_concurrency: 1,
        credentials: { baseUrl: proxy.url, licensekey },
      });
      await until("the second property's fourth search", async () => isHeld);
      await first.end("SIGKILL");
      const [running] = await syncsOf(
        playground.clientOf((await playground.serve({ api: true, worker: false })).gateway.url),
        integrationId,
      );
      assert.equal(running?.state, "running");
      const stoppedAt = proxy.searches.at(-1);
      const asked = proxy.searches.length;
      proxy.before = () => undefined;

      const { api } = await playground.serve();
      const sync = await lastSync(api, integrationId);
      assert.equal(sync.id, running?.id);
      assert.equal(sync.state, "done");
      assert.deepEqual(proxy.searches[asked], stoppedAt, "the search under way is made again");
      const after = proxy.searches.slice(asked);
      assert.deepEqual([...new Set(after.map(({ siteId }) => siteId))], [stoppedAt?.siteId]);
      assert.equal((await leadsOf(api, integrationId)).size, 2 * CARDS);
    }));

  test("a lead takes the place of a search under way, which is made again for less", () =>
    withProxy(
      async (playground, proxy) => {
        const { api } = await playground.serve();
        const { integrationId, places } = await connectIntegration(api, playground, {
          max_job_concurrency: 1,
          credentials: { baseUrl: proxy.url, licensekey: KEYS.main },
        });
        let isHeld = false;
        proxy.before = async () => {
          if (isHeld) return;
          isHeld = true;
          await pause(25_000, undefined, { ref: false });
        };
        const asked = proxy.searches.length;
        await api.post(`/v1/admin/integrations/${integrationId}/manual-sync`, { models_to_sync: ["leads"] });
        await until("a search under way", async () => isHeld);
        const began = performance.now();
        const job = await accept(api, leadTo(integrationId, places[0]));
        await statusWhen(api, job, ({ write_status }) => write_status === "SUCCESS");
        const ms = performance.now() - began;
        assert.ok(ms < 5000, `delivered after ${ms} ms`);
        const sync = await lastSync(api, integrationId);
        assert.equal(sync.state, "done");
        const [held, again] = proxy.searches.slice(asked);
        assert.equal(again?.to, held?.to);
        assert.ok((again?.lengthMs ?? Infinity) <= (held?.lengthMs ?? 0) / 2 + 1000);
      },
      { GUESTCARD_ANSWER_TIMEOUT_MS: "30000" },
    ));

  test("a sync comes on though leads come all the time", () =>
    withProxy(
      async (playground, proxy) => {
        const { api } = await playground.serve();
        const { integrationId, places } = await connectIntegration(api, playground, {
          max_job_concurrency: 1,
          credentials: { baseUrl: proxy.url, licensekey: KEYS.main },
        });
        // A second for each hour of the window.
        proxy.before = ({ lengthMs }) => pause(lengthMs / 3600, undefined, { ref: false });
        await api.post(`/v1/admin/integrations/${integrationId}/manual-sync`, { models_to_sync: ["leads"] });
        const jobs: string[] = [];
        for (;;) {
          const [sync] = await syncsOf(api, integrationId);
          if (sync?.state === "done") break;
          assert.ok(jobs.length < 120, "the sync came to no end");
          jobs.push(await accept(api, leadTo(integrationId, places[jobs.length % 3])));
          await pause(400);
        }
        assert.ok(jobs.length > 10, `${jobs.length} leads`);
        for (const job of jobs) await statusWhen(api, job, ({ write_status }) => write_status === "SUCCESS");
      },
      { GUESTCARD_ANSWER_TIMEOUT_MS: "30000" },
    ));

  test("a sync that is asked for while one runs is that one", () =>
    withProxy(async (playground, proxy) => {
      const { licensekey } = await generateSites(playground.control, 1, 50);
      const { api } = await playground.serve();
      let atOnce = 0;
      let most = 0;
      proxy.before = async () => {
        most = Math.max(most, ++atOnce);
        await pause(100);
        atOnce--;
      };
      const integrationId = await createIntegration(api, playground, {
        credentials: { baseUrl: proxy.url, licensekey },
      });
      for (let n = 0; n < 5; n++) {
        const asked = await api.post(`/v1/admin/integrations/${integrationId}/manual-sync`, {});
        assert.equal(asked.status, 200);
        await api.post(`/v1/admin/integrations/${integrationId}/back-sync`, {});
      }
      await lastSync(api, integrationId);
      assert.equal((await syncsOf(api, integrationId)).length, 1);
      assert.equal(most, 1);
    }));
});
