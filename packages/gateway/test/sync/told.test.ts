import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import { accept, leadTo } from "../harness/leads.ts";
import { createIntegration, delivered, KEYS, type Playground, readPlaces } from "../harness/playground.ts";
import { until } from "../harness/wait.ts";
import { backSync, changeCards, generateSites, lastSync, leadsOf, syncAgain, syncsOf } from "./lead-world.ts";
import { holdSearches } from "./rpx-proxy.ts";
import { withProxy } from "./world-with-proxy.ts";

/** The DATA_* events that were queued so far, one `<trigger> <model>` each. */
async function dataEvents({ database }: Playground): Promise<string[]> {
  const { rows } = await database.pool.query<{ event: string }>(
    `select trigger || ' ' || model as event from webhook_events where trigger like 'DATA_%' order by id`,
  );
  return rows.map(({ event }) => event);
}

/** Listens to everything that records tell; nothing is at the URL. */
async function listenToData(api: ApiClient): Promise<void> {
  const created = await api.post("/v1/webhooks/", {
    url: "http://127.0.0.1:9/hook",
    triggers: ["DATA_NEW", "DATA_UPDATE"],
    active: true,
  });
  assert.equal(created.status, 200, JSON.stringify(created.body));
}

describe("what a sync of leads tells", () => {
  test("nothing of a first sync, of what did not change and of a back-sync; ten changes are ten events", () =>
    withProxy(async (playground, proxy) => {
      const { api } = await playground.serve();
      await listenToData(api);
      const { licensekey, sites } = await generateSites(playground.control, 1, 60);
      const integrationId = await createIntegration(api, playground, {
        credentials: { baseUrl: proxy.url, licensekey },
      });
      await lastSync(api, integrationId);
      await syncAgain(api, integrationId);
      assert.deepEqual(await dataEvents(playground), []);

      const siteid = sites[0]?.siteId ?? "";
      const cards = await playground.control.guestCards({ siteid });
      await changeCards(playground.simulator.url, licensekey, cards.slice(0, 10), "Changed");
      await syncAgain(api, integrationId);
      assert.deepEqual(await dataEvents(playground), Array(10).fill("DATA_UPDATE leads"));

      await changeCards(playground.simulator.url, licensekey, cards.slice(10, 15), "Later");
      const back = await backSync(api, integrationId);
      assert.equal(back.counts["leads"]?.updated, 5);
      assert.equal((await dataEvents(playground)).length, 10);
    }));

  test("of a lead that is sent while the first sync runs as of any other", () =>
    withProxy(async (playground, proxy) => {
      const { api } = await playground.serve();
      await listenToData(api);
      const hold = holdSearches(proxy);
      const integrationId = await createIntegration(api, playground, {
        credentials: { baseUrl: proxy.url, licensekey: KEYS.main },
      });
      await until("the first sync's search for leads", async () => hold.isHeld());
      const [place] = await readPlaces(api, integrationId);
      const job = await accept(api, leadTo(integrationId, place));
      const { created_record_id: id } = await delivered(api, job);
      const { rows } = await playground.database.pool.query(
        `select trigger, subject_id, payload ->> 'job_id' as job_id from webhook_events where trigger like 'DATA_%'`,
      );
      assert.deepEqual(rows, [{ trigger: "DATA_NEW", subject_id: id, job_id: job }]);
      hold.release();
      await lastSync(api, integrationId);
      assert.equal((await dataEvents(playground)).length, 1);
    }));

  test("a reply that is older than a change does not undo it", () =>
    withProxy(async (playground, proxy) => {
      const { api } = await playground.serve();
      await listenToData(api);
      const integrationId = await createIntegration(api, playground, {
        credentials: { baseUrl: proxy.url, licensekey: KEYS.main },
      });
      await lastSync(api, integrationId);
      const [place] = await readPlaces(api, integrationId);
      const { created_record_id: id } = await delivered(
        api,
        await accept(api, leadTo(integrationId, place, { last_name: "Before" })),
      );

      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => (release = resolve));
      let isHeld = false;
      proxy.reshape = async ({ siteId }, reply) => {
        if (siteId !== place?.xId) return reply;
        isHeld = true;
        await released;
        return reply;
      };
      await api.post(`/v1/admin/integrations/${integrationId}/manual-sync`, { models_to_sync: ["leads"] });
      await until("the reply of the search", async () => isHeld);
      const change = await api.call("PUT", `/v1/leads/realpage_rpx/${id}`, { body: { last_name: "After" } });
      assert.equal(change.status, 200, JSON.stringify(change.body));
      await delivered(api, change.body.meta.job_id);
      const shown = async (): Promise<any> => (await api.get(`/v1/leads/${id}`)).body.results;
      assert.equal((await shown()).last_name, "After");
      release();
      const sync = await lastSync(api, integrationId);
      assert.equal(sync.counts["leads"]?.updated, 0);
      assert.equal((await shown()).last_name, "After");
      assert.equal((await leadsOf(api, integrationId)).size, 1);
      assert.deepEqual(await dataEvents(playground), ["DATA_NEW leads", "DATA_UPDATE leads"]);
      assert.equal((await syncsOf(api, integrationId)).length, 2);
    }));
});
