import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { ApiClient } from "../harness/api-client.ts";
import { accept, cardsOf, leadTo } from "../harness/leads.ts";
import {
  connectIntegration,
  createIntegration,
  delivered,
  openPlayground,
  type Place,
  type Playground,
  readPlaces,
  statusWhen,
  syncNow,
} from "../harness/playground.ts";
import { until } from "../harness/wait.ts";

/** What was accepted is brought to its end, whatever becomes of the integration: none of it is PENDING for good. */
describe("an integration that is archived or switched off", () => {
  let playground: Playground;
  let api: ApiClient;

  before(async () => {
    playground = await openPlayground({ GUESTCARD_DEADLINE_SECONDS: "8" });
    ({ api } = await playground.serve());
  });
  after(() => playground.stop());

  const SITES = ["2000001", "2000002", "2000003"];
  /** An integration with a licence of its own, which can lapse. */
  async function connectLicence(): Promise<{ licensekey: string; integrationId: string; places: Place[] }> {
    const licensekey = crypto.randomUUID();
    await playground.control.setLicence(licensekey, SITES, null);
    const connected = await connectIntegration(api, playground, {
      credentials: { baseUrl: playground.simulator.url, licensekey },
    });
    return { licensekey, ...connected };
  }
  async function archive(integrationId: string): Promise<void> {
    assert.equal((await api.call("DELETE", `/v1/admin/integrations/${integrationId}/`)).status, 200);
  }
  async function blockedLead(connected: Awaited<ReturnType<typeof connectLicence>>) {
    await playground.control.removeLicence(connected.licensekey);
    const body = leadTo(connected.integrationId, connected.places[0]);
    const jobId = await accept(api, body);
    await until("the block", async () => (await actionsOf(connected.integrationId)).length === 1);
    return { body, jobId };
  }
  /** What the overview says that a person has to do about it. */
  async function actionsOf(integrationId: string): Promise<{ kind: string }[]> {
    return (await api.get(`/v1/admin/overview?integration_id=${integrationId}`)).body.needs_a_person;
  }

  test("what waits when it is archived is still delivered, once", async () => {
    const connected = await connectLicence();
    const { body, jobId } = await blockedLead(connected);
    await archive(connected.integrationId);
    assert.equal((await api.get(`/v1/admin/write-status/${jobId}`)).body.write_status, "PENDING");
    await playground.control.setLicence(connected.licensekey, SITES, null);
    await delivered(api, jobId);
    assert.equal((await cardsOf(playground, body)).length, 1);
  });

  test("what cannot be delivered fails by its deadline, and says so; until then a person is told why it waits", async () => {
    const connected = await connectLicence();
    const { body, jobId } = await blockedLead(connected);
    await archive(connected.integrationId);
    assert.deepEqual(
      (await actionsOf(connected.integrationId)).map(({ kind }) => kind),
      ["integration_blocked"],
    );
    const status = await statusWhen(api, jobId, (one) => one.write_status !== "PENDING");
    assert.equal(status.write_status, "FAILURE");
    assert.match(status.errors.join(), /deadline|within/i);
    assert.deepEqual(await cardsOf(playground, body), []);
    assert.deepEqual(await actionsOf(connected.integrationId), [], "nothing waits for anything any more");
  });

  test("a lead whose reply was lost is looked up after it was archived", async () => {
    const { integrationId, places } = await connectLicence();
    await playground.control.order({ method: "insertprospect", times: 1, kind: "reset-after" });
    const body = leadTo(integrationId, places[0]);
    const jobId = await accept(api, body);
    await archive(integrationId);
    await delivered(api, jobId);
    assert.equal((await cardsOf(playground, body)).length, 1);
  });

  test("one that is switched off is not synced by itself, and delivers", async () => {
    const integrationId = await createIntegration(api, playground, { active: false });
    assert.deepEqual((await api.get(`/v1/admin/integrations/${integrationId}/syncs`)).body.results, []);
    await syncNow(api, integrationId);
    const [place] = await readPlaces(api, integrationId);
    await delivered(api, await accept(api, leadTo(integrationId, place)));
    const { integrations } = (await api.get(`/v1/admin/overview?integration_id=${integrationId}`)).body;
    assert.equal(integrations[0].state, "INACTIVE");
    assert.match(integrations[0].reason, /nothing is synced.*Leads are still delivered/);
  });

  test("nobody leases the lane of one that has nothing to do, until something is to be done", async () => {
    const integrationId = await createIntegration(api, playground, { active: false });
    const lane = async (): Promise<{ row: string; rests: boolean }> =>
      (
        await playground.database.pool.query(
          `select xmin::text as row, lease_owner is null and due_at = 'infinity' as rests from lanes where integration_id = $1`,
          [integrationId],
        )
      ).rows[0];
    await until("the lane's rest", async () => (await lane()).rests);
    const before = await lane();
    await pause(3000);
    assert.deepEqual(await lane(), before);
    await api.call("PUT", `/v1/admin/integrations/${integrationId}/`, { body: { active: true } });
    await until("the first sync", async () => {
      const { results } = (await api.get(`/v1/admin/integrations/${integrationId}/syncs`)).body;
      return results.some((sync: { state: string }) => sync.state === "done");
    });
  });
});
