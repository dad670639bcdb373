import assert from "node:assert/strict";
import { test } from "node:test";
import { createIntegration, KEYS } from "../harness/playground.ts";
import { lastSync, syncAgain } from "./lead-world.ts";
import { withProxy } from "./world-with-proxy.ts";

test("last_seen is when RPX last showed a record, and no record is written for it", () =>
  withProxy(async (playground, proxy) => {
    const { api } = await playground.serve();
    const integrationId = await createIntegration(api, playground, {
      credentials: { baseUrl: proxy.url, licensekey: KEYS.main },
    });
    await lastSync(api, integrationId);
    const units = async (): Promise<any[]> =>
      (await api.get(`/v1/units/?limit=250&order-by=id&integration_id=${integrationId}`)).body.results;
    const versions = async (): Promise<unknown[]> =>
      (
        await playground.database.pool.query(
          `select id, model, xmin::text from records where integration_id = $1 order by id`,
          [integrationId],
        )
      ).rows;
    const [first, firstVersions] = [await units(), await versions()];

    await syncAgain(api, integrationId);
    const second = await units();
    assert.deepEqual(await versions(), firstVersions, "nothing changed, nothing is written");
    for (const [n, unit] of second.entries()) {
      assert.ok(unit.last_seen > first[n].last_seen);
      assert.equal(unit.updated_at, first[n].updated_at);
    }

    const gone = second[0];
    const withoutIt = new RegExp(
      `<(Unit|UnitObject)>(?:(?!</\\1>).)*?<UnitID>${gone.x_id}</UnitID>.*?</\\1>`,
      "gs",
    );
    proxy.reshapeOther = (_, reply) => reply.replace(withoutIt, "");
    await syncAgain(api, integrationId);
    const third = await units();
    const isGone = (unit: any): boolean => unit.id === gone.id;
    assert.equal(third.length, second.length, "it stays");
    for (const [n, unit] of third.entries()) {
      if (isGone(unit)) assert.equal(unit.last_seen, second[n].last_seen);
      else assert.ok(unit.last_seen > second[n].last_seen);
    }
    const [oldest] = (await api.get(`/v1/units/?limit=1&order-by=last_seen&integration_id=${integrationId}`))
      .body.results;
    assert.ok(isGone(oldest), "lists are ordered by it");

    proxy.reshapeOther = (_, reply) => reply;
    await syncAgain(api, integrationId);
    const fourth = await units();
    for (const [n, unit] of fourth.entries()) assert.ok(unit.last_seen > third[n].last_seen);
    const properties = (await api.get(`/v1/properties/?integration_id=${integrationId}`)).body.results;
    for (const property of properties) assert.ok(property.last_seen > property.updated_at);
  }));
