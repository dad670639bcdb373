import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type AccountWorld, fillAccount } from "../../gateway/test/api/account-world.ts";
import { openPlayground, type Playground } from "../../gateway/test/harness/playground.ts";
import { Guestcard, type Fetch, type Listing } from "../src/index.ts";

describe("lists and what they list", () => {
  let playground: Playground;
  let filled: AccountWorld;
  let guestcard: Guestcard;
  /** What was asked, without the host. */
  const asked: string[] = [];

  before(async () => {
    playground = await openPlayground();
    const { api } = await playground.serve();
    filled = await fillAccount(playground, api, "Lists");
    const remembers: Fetch = (url, request) => {
      asked.push(url.slice(api.url.length));
      return fetch(url, request);
    };
    guestcard = new Guestcard({ url: `${api.url}/`, token: api.token ?? "", fetch: remembers });
  });
  after(() => playground.stop());

  async function idsOf(list: AsyncIterable<{ readonly id: string }>): Promise<string[]> {
    const ids: string[] = [];
    for await (const { id } of list) ids.push(id);
    return ids;
  }

  test("an iterator goes over every page once, in order, with its filters", async () => {
    const whole = await guestcard.units.list({ limit: 250, "order-by": "x_id" }).page();
    assert.ok(whole.total > 4 && whole.total === whole.items.length);
    const wanted = whole.items.map(({ id }) => id);
    asked.length = 0;
    assert.deepEqual(await idsOf(guestcard.units.list({ limit: 2, "order-by": "x_id" })), wanted);
    assert.equal(asked.length, Math.ceil(whole.total / 2));
    const property = filled.place.id;
    const few = await idsOf(guestcard.units.list({ limit: 1, property_id: property }));
    const units = whole.items.filter((unit) => unit.property_id === property);
    assert.deepEqual(few.toSorted(), units.map(({ id }) => id).toSorted());
  });

  test("an offset begins it, and a cursor goes on where a page ended", async () => {
    const wanted = await idsOf(guestcard.units.list({ "order-by": "x_id" }));
    const rest = guestcard.units.list({ limit: 2, offset: 1, "order-by": "x_id" });
    assert.deepEqual(await idsOf(rest), wanted.slice(1));
    const first = await rest.page();
    assert.ok(first.nextCursor);
    const on = guestcard.units.list({ limit: 2, cursor: first.nextCursor });
    assert.deepEqual(await idsOf(on), wanted.slice(3));
  });

  test("nothing is asked before it is needed, and nothing after the caller stops", async () => {
    asked.length = 0;
    const list = guestcard.units.list({ limit: 1 });
    assert.equal(asked.length, 0);
    for await (const _unit of list) break;
    assert.equal(asked.length, 1);
    for await (const page of list.pages()) {
      assert.equal(page.items.length, 1);
      break;
    }
    assert.equal(asked.length, 2);
  });

  test("no items", async () => {
    const none = guestcard.leads.list({ integration_id: "01a20bcf-0000-7000-8000-000000000000" });
    assert.deepEqual(await none.page(), { items: [], total: 0, nextCursor: null });
    assert.deepEqual(await idsOf(none), []);
  });

  test("every list and every read answers", async () => {
    const { ids, integrationId, deliveredWriteId } = filled;
    const id = (name: string): string => ids[name] ?? assert.fail(name);
    const webhook = id("webhook_id");
    const lists: Listing<{ readonly id: string }>[] = [
      guestcard.leads.list(),
      guestcard.leads.events.list(),
      guestcard.properties.list({ is_active: true }),
      guestcard.units.list(),
      guestcard.floorPlans.list(),
      guestcard.employees.list(),
      guestcard.leadSources.list(),
      guestcard.leadRelationships.list(),
      guestcard.eventTypes.list(),
      guestcard.integrations.list({ is_archived: false }),
      guestcard.integrations.syncs(integrationId),
      guestcard.integrations.properties(integrationId),
      guestcard.webhooks.list(),
      guestcard.webhooks.deliveries(webhook),
      guestcard.logs.calls(),
      guestcard.logs.callsOfWrite(deliveredWriteId),
      guestcard.logs.audit({ action: "integration.created" }),
    ];
    for (const [index, list] of lists.entries())
      assert.ok((await list.page()).items.length > 0, `list ${index}`);
    await guestcard.webhooks.history(webhook).page();
    await guestcard.logs.changes().page();
    assert.ok((await guestcard.logs.writes({ limit: 10 })).length > 0);
    assert.ok((await guestcard.logs.writes()).length > 0, "limit is not required");
    const call = id("job_log_id");
    const reads = await Promise.all([
      guestcard.leads.read(id("lead_id")),
      guestcard.leads.events.read(id("event_id")),
      guestcard.properties.read(id("property_id")),
      guestcard.units.read(id("unit_id")),
      guestcard.floorPlans.read(id("floor_plan_id")),
      guestcard.employees.read(id("employee_id")),
      guestcard.leadSources.read(id("lead_source_id")),
      guestcard.eventTypes.read(id("event_type_id")),
      guestcard.integrations.read(integrationId),
      guestcard.webhooks.read(webhook),
      guestcard.webhooks.readDelivery(webhook, id("delivery_id")),
      guestcard.logs.readCall(call),
    ]);
    for (const [index, read] of reads.entries()) assert.equal(typeof read.id, "string", `read ${index}`);
    assert.match((await guestcard.logs.readCallData(call)).request, /insertprospect/i);
  });

  test("integrations: created, changed, synced, checked, archived", async () => {
    const { integrations } = guestcard;
    const { id } = await integrations.create({
      name: "By SDK",
      integration_vendor: "REALPAGE_RPX",
      credentials: { baseUrl: playground.simulator.url, licensekey: "a licence of none" },
    });
    assert.equal((await integrations.update(id, { name: "Renamed" })).name, "Renamed");
    await integrations.sync(id, { models_to_sync: ["units"] });
    await integrations.backSync(filled.integrationId);
    await integrations.checkDataAccess(filled.integrationId);
    assert.equal(typeof (await integrations.dataAccess(filled.integrationId)).models, "object");
    const { items } = await integrations.properties(filled.integrationId, { limit: 1 }).page();
    const property = items[0]?.id ?? assert.fail();
    const changed = await integrations.updateProperty(filled.integrationId, property, { enabled: true });
    assert.equal(changed.enabled, true);
    await integrations.archive(id);
    assert.deepEqual(
      (await idsOf(integrations.list({ is_archived: true }))).filter((one) => one === id),
      [id],
    );
  });
});
