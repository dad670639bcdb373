import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import {
  connectIntegration,
  createIntegration,
  openPlayground,
  type Playground,
  syncNow,
} from "../harness/playground.ts";
import { until } from "../harness/wait.ts";
import { issuesOf } from "./issues.ts";

describe("the switch of each property", () => {
  let playground: Playground;
  let api: ApiClient;

  before(async () => {
    playground = await openPlayground();
    ({ api } = await playground.serve());
  });
  after(() => playground.stop());

  const pathOf = (integrationId: string): string => `/v1/admin/integrations/${integrationId}/properties`;
  const list = async (integrationId: string, query = ""): Promise<any> => {
    const reply = await api.get(`${pathOf(integrationId)}?${query}`);
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    return reply.body;
  };
  const put = (path: string, body: unknown): ReturnType<ApiClient["call"]> => api.call("PUT", path, { body });

  test("there is one for each property; what is off is no longer synced, and its records stay", async () => {
    const { integrationId, places } = await connectIntegration(api, playground);
    const { meta, results } = await list(integrationId, "order-by=property_id");
    assert.equal(meta.total, places.length);
    assert.deepEqual(
      results.map((one: any) => one.property_id),
      places.map(({ id }) => id).toSorted(),
    );
    assert.ok(results.every((one: any) => one.enabled && one.integration_id === integrationId));

    const [off] = results;
    const place = places.find(({ id }) => id === off.property_id);
    const changed = await put(`${pathOf(integrationId)}/${off.id}`, { enabled: false });
    assert.deepEqual([changed.status, changed.body.results], [200, { ...off, enabled: false }]);
    await playground.control.clearRequests();
    await syncNow(api, integrationId);
    const asked = (await playground.control.requests({ method: "getunitlist" })).map(({ body }) =>
      String(body),
    );
    assert.equal(asked.length, places.length - 1);
    assert.ok(!asked.some((body) => body.includes(`>${place?.xId}<`)));
    const units = await api.get(`/v1/units/?property_id=${off.property_id}`);
    assert.equal(units.body.meta.total, place?.units.length);

    const on = await put(`${pathOf(integrationId)}/${off.id}/`, {
      enabled: true,
      trigger_integration_resync: true,
    });
    assert.equal(on.body.results.enabled, true);
    assert.match(on.body.results.additional_message, /sync/);
    await until("the sync's call", async () => {
      const calls = await playground.control.requests({ method: "getunitlist" });
      return calls.some(({ body }) => String(body).includes(`>${place?.xId}<`));
    });
  });

  test("new properties are off where new_properties_are_enabled is false", async () => {
    const id = await createIntegration(api, playground, { new_properties_are_enabled: false });
    await syncNow(api, id);
    const { results } = await list(id);
    assert.ok(results.length > 0);
    assert.ok(results.every((one: any) => !one.enabled));
    assert.equal((await api.get(`/v1/units/?integration_id=${id}`)).body.meta.total, 0);
    assert.equal((await api.get(`/v1/properties/?integration_id=${id}`)).body.meta.total, results.length);
  });

  test("paging, bad values, and ids of nothing", async () => {
    const { integrationId, places } = await connectIntegration(api, playground);
    const first = await list(integrationId, "limit=2");
    const rest = await list(integrationId, `limit=2&cursor=${first.meta.next_cursor}`);
    assert.equal(new Set([...first.results, ...rest.results].map(({ id }) => id)).size, places.length);
    const path = `${pathOf(integrationId)}/${first.results[0].id}`;
    for (const [body, field] of [
      [{}, "enabled"],
      [{ enabled: "no" }, "enabled"],
      [{ enabled: true, trigger_integration_resync: 1 }, "trigger_integration_resync"],
      [{ enabled: true, colour: 1 }, ""],
    ] as const)
      assert.ok(issuesOf(await put(path, body))[field], JSON.stringify(body));
    for (const id of ["00000000-0000-4000-8000-000000000000", "none", first.results[0].property_id])
      assert.equal((await put(`${pathOf(integrationId)}/${id}`, { enabled: true })).status, 404);
    const other = await createIntegration(api, playground);
    const crossed = await put(`${pathOf(other)}/${first.results[0].id}`, { enabled: false });
    assert.equal(crossed.status, 404, "of another integration");
    await api.call("DELETE", `/v1/admin/integrations/${integrationId}/`);
    const archived = await put(path, { enabled: false, trigger_integration_resync: true });
    assert.match(archived.body.results.additional_message, /archived/);
  });
});
