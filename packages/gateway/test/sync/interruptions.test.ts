import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import type { ApiClient } from "../harness/api-client.ts";
import { accept, leadTo } from "../harness/leads.ts";
import {
  connectIntegration,
  createIntegration,
  KEYS,
  type Playground,
  statusWhen,
} from "../harness/playground.ts";
import { until } from "../harness/wait.ts";
import { generateSites, lastSync, leadsOf, syncsOf } from "./lead-world.ts";
import { holdSearches } from "./rpx-proxy.ts";
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
      const [before, stoppedAt] = proxy.searches.slice(-2);
      const asked = proxy.searches.length;
      proxy.before = () => undefined;

      const { api } = await playground.serve();
      const sync = await lastSync(api, integrationId);
      assert.equal(sync.id, running?.id);
      assert.equal(sync.state, "done");
      const goesOnWith = proxy.searches[asked];
      assert.ok(
        [stoppedAt, before].some((search) => isDeepStrictEqual(search, goesOnWith)),
        "the search under way is made again, or the one whose leads were being stored",
      );
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
        let goOn: () => void = () => undefined;
        const delivered = new Promise<void>((resolve) => (goOn = resolve));
        proxy.before = async () => {
          if (isHeld) return;
          isHeld = true;
          await delivered;
        };
        const asked = proxy.searches.length;
        await api.post(`/v1/admin/integrations/${integrationId}/manual-sync`, { models_to_sync: ["leads"] });
        await until("a search under way", async () => isHeld);
        const job = await accept(api, leadTo(integrationId, places[0]));
        // The search is held up, for as long as this takes.
        await statusWhen(api, job, ({ write_status }) => write_status === "SUCCESS");
        goOn();
        const sync = await lastSync(api, integrationId);
        assert.equal(sync.state, "done");
        const [held, again] = proxy.searches.slice(asked);
        assert.equal(again?.to, held?.to);
        assert.ok((again?.lengthMs ?? Infinity) <= (held?.lengthMs ?? 0) / 2 + 1000);
      },
      // Longer than a lead's delivery is waited for.
      { GUESTCARD_ANSWER_TIMEOUT_MS: "600000" },
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

  /** Does `action` while the first sync of an integration is under way, then lets that go on to its end. */
  const whileOneRuns = (
    action: (parts: { api: ApiClient; playground: Playground; integrationId: string }) => Promise<void>,
    end: (parts: { api: ApiClient; playground: Playground; integrationId: string }) => Promise<void>,
  ): Promise<void> =>
    withProxy(async (playground, proxy) => {
      const { licensekey } = await generateSites(playground.control, 2, 50);
      const { api } = await playground.serve();
      const hold = holdSearches(proxy);
      const integrationId = await createIntegration(api, playground, {
        max_request_frequency: 100,
        credentials: { baseUrl: proxy.url, licensekey },
      });
      await until("a search under way", async () => hold.isHeld());
      const parts = { api, playground, integrationId };
      await action(parts);
      hold.release();
      await lastSync(api, integrationId);
      const [last, ...earlier] = await syncsOf(api, integrationId);
      // One that was archived before its turn was never begun.
      const startedAt = last?.state === "done" ? last.started_at : null;
      for (const { finished_at: endedAt } of earlier)
        assert.ok(startedAt === null || startedAt >= endedAt, "one at a time");
      await end(parts);
    });

  test("a sync that is asked for while one runs that brings as much is that one", () =>
    whileOneRuns(
      async ({ api, integrationId }) => {
        for (const body of [{}, { models_to_sync: ["units", "leads"] }]) {
          const asked = await api.post(`/v1/admin/integrations/${integrationId}/manual-sync`, body);
          assert.equal(asked.status, 200);
        }
      },
      async ({ api, integrationId }) => assert.equal((await syncsOf(api, integrationId)).length, 1),
    ));

  test("what the sync under way does not bring follows it, once", () =>
    whileOneRuns(
      async ({ api, integrationId }) => {
        for (const models of [["leads"], ["units"], ["leads"]]) {
          const body = { models_to_sync: models };
          const asked = await api.post(`/v1/admin/integrations/${integrationId}/back-sync`, body);
          assert.deepEqual(asked.body, { result: { success: true } });
        }
      },
      async ({ api, integrationId }) => {
        const syncs = await syncsOf(api, integrationId);
        assert.deepEqual(
          syncs.map(({ kind, state }) => [kind, state]),
          [
            ["back", "done"],
            ["scheduled", "done"],
          ],
        );
        assert.deepEqual(Object.keys(syncs[0]?.counts ?? {}).toSorted(), ["leads", "units"]);
      },
    ));

  test("a property that is switched on while a sync runs is read by the next, which is asked for with it", () =>
    whileOneRuns(
      async ({ api, integrationId, playground }) => {
        const path = `/v1/admin/integrations/${integrationId}/properties`;
        const [one] = (await api.get(path)).body.results;
        await api.call("PUT", `${path}/${one.id}`, { body: { enabled: false } });
        await playground.control.clearRequests();
        const body = { enabled: true, trigger_integration_resync: true };
        assert.equal((await api.call("PUT", `${path}/${one.id}`, { body })).status, 200);
      },
      async ({ api, integrationId, playground }) => {
        assert.equal((await syncsOf(api, integrationId)).length, 2);
        assert.equal((await playground.control.requests({ method: "getunitlist" })).length, 2);
      },
    ));

  test("an integration that is archived while a sync runs is synced no more, whatever was asked for", () =>
    whileOneRuns(
      async ({ api, integrationId }) => {
        await api.post(`/v1/admin/integrations/${integrationId}/back-sync`, {});
        assert.equal((await api.call("DELETE", `/v1/admin/integrations/${integrationId}/`)).status, 200);
      },
      async ({ api, integrationId }) => {
        const [back, first] = await syncsOf(api, integrationId);
        assert.deepEqual([back?.kind, back?.state, first?.state], ["back", "failed", "done"]);
        assert.match(back?.errors[0]?.reason ?? "", /archived/);
      },
    ));
});
