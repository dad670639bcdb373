import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import {
  createIntegration,
  delivered,
  openPlayground,
  type Playground,
  readPlaces,
} from "../harness/playground.ts";
import { accept, leadTo } from "../harness/leads.ts";
import {
  backSync,
  changeCards,
  generateSites,
  lastSync,
  leadsOf,
  type Sites,
  syncAgain,
} from "./lead-world.ts";
import { openRpxProxy, type RpxProxy } from "./rpx-proxy.ts";

const CARDS_A_SITE = 700;
const DAY_MS = 86_400_000;

describe("leads come with a sync", () => {
  let playground: Playground;
  let api: ApiClient;
  let proxy: RpxProxy;
  let generated: Sites;
  let integrationId: string;

  before(async () => {
    playground = await openPlayground();
    ({ api } = await playground.serve());
    generated = await generateSites(playground.control, 2, CARDS_A_SITE);
    proxy = await openRpxProxy(playground.simulator.url);
    integrationId = await createIntegration(api, playground, {
      credentials: { baseUrl: proxy.url, licensekey: generated.licensekey },
    });
  });
  after(async () => {
    await proxy.close();
    await playground.stop();
  });

  /** What PostgreSQL wrote of each lead: the transaction that did it. */
  const rowVersions = async (): Promise<Map<string, string>> => {
    const { rows } = await playground.database.pool.query<{ x_id: string; xmin: string }>(
      `select x_id, xmin::text from records_leads where integration_id = $1`,
      [integrationId],
    );
    return new Map(rows.map(({ x_id, xmin }) => [x_id, xmin]));
  };

  test("the first brings every lead of two years, with all that a search carries", async () => {
    const sync = await lastSync(api, integrationId);
    assert.equal(sync.state, "done", JSON.stringify(sync.errors));
    assert.deepEqual(sync.counts["leads"]?.new, 2 * CARDS_A_SITE);
    assert.equal(sync.counts["leads"]?.updated, 0);
    const leads = await leadsOf(api, integrationId);
    const cards = (
      await Promise.all(
        generated.sites.map(({ siteId }) => playground.control.guestCards({ siteid: siteId })),
      )
    ).flat();
    assert.deepEqual([...leads.keys()].toSorted(), cards.map(({ id }) => id).toSorted());
    const sources = (await api.get(`/v1/lead-sources/?limit=250&integration_id=${integrationId}`)).body
      .results;
    for (const card of cards) {
      const lead = leads.get(card.id);
      const [head] = card.prospects;
      const source = sources.find(
        (one: any) => one.x_id === card.fields["primaryleadsource"] && one.x_property_id === card.siteId,
      );
      assert.partialDeepStrictEqual(lead, {
        x_property_id: card.siteId,
        x_guestcard_id: card.id,
        x_created_at: card.createDate,
        x_leasing_agent_id: "0",
        x_lead_source_id: card.fields["primaryleadsource"],
        lead_source_id: source.id,
        first_name: head?.firstname,
        last_name: head?.lastname,
        email_1: head?.email,
        phone_1: head?.phones[0]?.number,
        phone_2: null,
        desired_floor_plan_id: card.preferences["floorplanid"],
        number_of_occupants: 2,
        target_move_in_date: "2027-01-15",
        x_updated_at: null,
        custom_data: { x_customer_ids: [head?.customerId], x_move_in_reason_id: null, other_prospects: [] },
      });
    }
    for (const { siteId } of generated.sites) {
      const spans = proxy.searches.filter((search) => search.siteId === siteId);
      for (const [index, search] of spans.entries()) {
        const previous = spans[index - 1];
        if (previous) assert.equal(search.to, previous.from, "windows join");
      }
      const [first, last] = [spans[0], spans.at(-1)];
      const reach = Date.parse(`${first?.to}Z`) - Date.parse(`${last?.from}Z`);
      assert.ok(reach > 730 * DAY_MS && reach < 731 * DAY_MS, `${reach / DAY_MS} days`);
    }
  });

  test("a second finds what it overlaps with and writes nothing", async () => {
    const before = await rowVersions();
    const asked = proxy.searches.length;
    const sync = await syncAgain(api, integrationId);
    assert.equal(sync.counts["leads"]?.new, 0);
    assert.equal(sync.counts["leads"]?.updated, 0);
    assert.deepEqual(await rowVersions(), before);
    const searches = proxy.searches.slice(asked);
    assert.equal(searches.length, 2, "one search a property");
    // From the last sync: both ends by the tolerance of clocks, the beginning also by the overlap.
    for (const { lengthMs } of searches) assert.ok(lengthMs < 4 * 3_600_000, `${lengthMs} ms`);
  });

  test("ten that changed in RPX are ten writes", async () => {
    const before = await rowVersions();
    const [site] = generated.sites;
    const cards = (await playground.control.guestCards({ siteid: site?.siteId ?? "" })).slice(0, 10);
    // The oldest of 300 days: what counts is when they were changed, not when they came.
    await changeCards(playground.simulator.url, generated.licensekey, cards, "Changed");
    const sync = await syncAgain(api, integrationId);
    assert.equal(sync.counts["leads"]?.new, 0);
    assert.equal(sync.counts["leads"]?.updated, 10);
    const now = await rowVersions();
    const written = [...now].filter(([id, version]) => before.get(id) !== version).map(([id]) => id);
    assert.deepEqual(
      written.toSorted(),
      cards.map(({ id }) => id),
    );
    const leads = await leadsOf(api, integrationId);
    for (const { id } of cards) {
      const lead = leads.get(id);
      assert.equal(lead.last_name, "Changed");
      assert.ok(lead.updated_at > lead.created_at);
      assert.equal(lead.last_seen, lead.updated_at);
    }
  });

  test("a lead that Guestcard delivered is known already", async () => {
    const [place] = await readPlaces(api, integrationId);
    const { created_record_id } = await delivered(api, await accept(api, leadTo(integrationId, place)));
    const stored = (await api.get(`/v1/leads/${created_record_id}`)).body.results;
    const sync = await syncAgain(api, integrationId);
    assert.equal(sync.counts["leads"]?.new, 0);
    assert.equal(sync.counts["leads"]?.updated, 0);
    assert.deepEqual((await api.get(`/v1/leads/${created_record_id}`)).body.results, stored);
  });

  test("a back-sync reads everything anew, to 1970, and tells nobody", async () => {
    const before = await rowVersions();
    const asked = proxy.searches.length;
    const sync = await backSync(api, integrationId);
    assert.equal(sync.state, "done", JSON.stringify(sync.errors));
    assert.equal(sync.counts["leads"]?.new, 0);
    assert.ok((sync.counts["leads"]?.unchanged ?? 0) >= 2 * CARDS_A_SITE);
    assert.deepEqual(await rowVersions(), before);
    const searches = proxy.searches.slice(asked);
    const oldest = searches.map(({ from }) => from).toSorted()[0];
    assert.equal(oldest, "1970-01-01T00:00:00");
    assert.ok(searches.length < 40, `${searches.length} searches`);
  });

  test("a lead that RPX does not show any more stays", async () => {
    await playground.control.clearGuestCards();
    const sync = await backSync(api, integrationId);
    assert.equal(sync.state, "done");
    assert.equal((await leadsOf(api, integrationId)).size, 2 * CARDS_A_SITE + 1);
  });

  test("a property that is switched off is left out", async () => {
    const configurations = (await api.get(`/v1/admin/integrations/${integrationId}/properties`)).body.results;
    const [off] = configurations;
    const changed = await api.call("PUT", `/v1/admin/integrations/${integrationId}/properties/${off.id}`, {
      body: { enabled: false },
    });
    assert.equal(changed.status, 200);
    const property = (await api.get(`/v1/properties/${off.property_id}`)).body.results;
    const asked = proxy.searches.length;
    await syncAgain(api, integrationId);
    const sites = proxy.searches.slice(asked).map(({ siteId }) => siteId);
    assert.equal(sites.length, 1);
    assert.ok(!sites.includes(property.x_id));
  });
});
