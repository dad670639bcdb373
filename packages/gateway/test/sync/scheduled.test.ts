import assert from "node:assert/strict";
import { test } from "node:test";
import { createIntegration } from "../harness/playground.ts";
import { until } from "../harness/wait.ts";
import { changeCards, generateSites, lastSync, leadsOf, syncsOf } from "./lead-world.ts";
import { withProxy } from "./world-with-proxy.ts";

test("what changes in RPX comes by itself, at the integration's interval", () =>
  withProxy(async (playground, proxy) => {
    const { api } = await playground.serve();
    const { licensekey, sites } = await generateSites(playground.control, 1, 20);
    const integrationId = await createIntegration(api, playground, {
      sync_frequency: 2,
      sync_cadence: "SECOND",
      credentials: { baseUrl: proxy.url, licensekey },
    });
    await lastSync(api, integrationId);
    const [card] = await playground.control.guestCards({ siteid: sites[0]?.siteId ?? "" });
    assert.ok(card);
    await changeCards(playground.simulator.url, licensekey, [card], "Changed");
    const { updated_at } = await until("the changed lead", async () => {
      const lead = (await leadsOf(api, integrationId)).get(card.id);
      return lead.last_name === "Changed" ? lead : null;
    });
    const syncs = await syncsOf(api, integrationId);
    assert.ok(syncs.length >= 2);
    assert.deepEqual([...new Set(syncs.map(({ kind }) => kind))], ["scheduled"]);

    await api.call("PUT", `/v1/admin/integrations/${integrationId}/`, { body: { active: false } });
    await lastSync(api, integrationId);
    assert.ok(updated_at);
  }));
