import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { ApiClient } from "../harness/api-client.ts";
import { createIntegration, type Playground } from "../harness/playground.ts";
import { until } from "../harness/wait.ts";
import { generateSites, lastSync, leadsOf, syncAgain } from "./lead-world.ts";
import type { RpxProxy, Search } from "./rpx-proxy.ts";
import { withProxy } from "./world-with-proxy.ts";

const CARDS = 700;
const DAY_MS = 86_400_000;
/** Longer than any of these gateways waits. */
const FOR_EVER_MS = 60_000;

/** One gateway with that environment, behind a proxy. */
const within = (
  environment: Record<string, string>,
  action: (playground: Playground, proxy: RpxProxy, api: ApiClient) => Promise<void>,
): Promise<void> =>
  withProxy(async (playground, proxy) => {
    const { api } = await playground.serve();
    await action(playground, proxy, api);
  }, environment);

/** Searches after which the same was asked again, for less. */
const halved = (searches: readonly Search[]): Search[] =>
  searches.filter((search, index) => {
    const next = searches[index + 1];
    return next?.to === search.to && Math.abs(next.lengthMs - search.lengthMs / 2) <= 1000;
  });

describe("windows", () => {
  test("are halved where a reply is too large, and grow again", () =>
    within({ GUESTCARD_LARGEST_REPLY_MB: "1" }, async (playground, proxy, api) => {
      const { licensekey, sites } = await generateSites(playground.control, 1, CARDS);
      const padding = `<Extra>${"x".repeat(20_000)}</Extra></GuestCard>`;
      proxy.reshape = (_, reply) => reply.replaceAll("</GuestCard>", padding);
      const integrationId = await createIntegration(api, playground, {
        credentials: { baseUrl: proxy.url, licensekey },
      });
      const sync = await lastSync(api, integrationId);
      assert.deepEqual(sync.errors, []);
      assert.equal(sync.counts["leads"]?.new, CARDS);
      assert.ok(halved(proxy.searches).length > 0);
      assert.ok(proxy.searches.some(({ lengthMs }) => lengthMs > 100 * DAY_MS));
      assert.equal((await leadsOf(api, integrationId)).size, CARDS);
      assert.equal(sites.length, 1);
    }));

  test("are halved where a reply is too slow", () =>
    within({ GUESTCARD_ANSWER_TIMEOUT_MS: "2000" }, async (playground, proxy, api) => {
      const { licensekey } = await generateSites(playground.control, 1, CARDS);
      const recent = new Date(Date.now() - 8 * DAY_MS).toISOString();
      proxy.before = async ({ to, lengthMs }) => {
        if (to > recent && lengthMs > 2 * DAY_MS) await pause(FOR_EVER_MS, undefined, { ref: false });
      };
      const integrationId = await createIntegration(api, playground, {
        credentials: { baseUrl: proxy.url, licensekey },
      });
      const sync = await lastSync(api, integrationId);
      assert.deepEqual(sync.errors, []);
      assert.equal(sync.counts["leads"]?.new, CARDS);
      assert.equal(halved(proxy.searches).length, 3, "10 days, 5, 2.5");
    }));

  test("a property whose leads RPX never answers for is named, and goes on at the next sync", () =>
    within({ GUESTCARD_ANSWER_TIMEOUT_MS: "1000" }, async (playground, proxy, api) => {
      const { licensekey, sites } = await generateSites(playground.control, 2, 100);
      const dumb = sites[0]?.siteId ?? "";
      let isDumb = true;
      proxy.before = async ({ siteId }) => {
        if (isDumb && siteId === dumb) await pause(FOR_EVER_MS, undefined, { ref: false });
      };
      const integrationId = await createIntegration(api, playground, {
        credentials: { baseUrl: proxy.url, licensekey },
      });
      const sync = await lastSync(api, integrationId);
      assert.equal(sync.state, "done");
      assert.deepEqual(
        sync.errors.map(({ x_property_id, method, kind }) => ({ x_property_id, method, kind })),
        [{ x_property_id: dumb, method: "prospectsearch", kind: "retry-later" }],
      );
      assert.equal(sync.counts["leads"]?.new, 100);
      const shortest = Math.min(...proxy.searches.map(({ lengthMs }) => lengthMs));
      assert.ok(shortest < DAY_MS / 4, `${shortest} ms`);
      isDumb = false;
      const next = await syncAgain(api, integrationId);
      assert.deepEqual(next.errors, []);
      assert.equal(next.counts["leads"]?.new, 100);
      assert.equal((await leadsOf(api, integrationId)).size, 200);
    }));

  test("a reply that breaks off is asked for again, and nothing of it is lost", () =>
    within({}, async (playground, proxy, api) => {
      const { licensekey } = await generateSites(playground.control, 1, CARDS);
      await playground.control.order({ method: "prospectsearch", kind: "truncated", times: 2 });
      const integrationId = await createIntegration(api, playground, {
        credentials: { baseUrl: proxy.url, licensekey },
      });
      const sync = await lastSync(api, integrationId);
      assert.deepEqual(sync.errors, []);
      await until("all leads", async () => (await leadsOf(api, integrationId)).size === CARDS);
    }));
});
