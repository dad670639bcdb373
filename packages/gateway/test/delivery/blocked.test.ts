import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import { accept, cardsOf, eventsOf, leadTo, timelineOf } from "../harness/leads.ts";
import {
  connectIntegration,
  delivered,
  KEYS,
  openPlayground,
  type Place,
  type Playground,
} from "../harness/playground.ts";
import { until } from "../harness/wait.ts";

/** RPX refuses the caller, not the lead: writes wait, the integration says why, and they go on by themselves. */
describe("a blocked integration", () => {
  let playground: Playground;
  let api: ApiClient;

  before(async () => {
    playground = await openPlayground();
    ({ api } = await playground.serve());
  });
  after(() => playground.stop());

  /** An integration with a licence of its own, which can lapse. */
  async function connectLicence(): Promise<{ licensekey: string; integrationId: string; places: Place[] }> {
    const licensekey = crypto.randomUUID();
    await playground.control.setLicence(licensekey, ["2000001", "2000002", "2000003"], null);
    const connected = await connectIntegration(api, playground, {
      credentials: { baseUrl: playground.simulator.url, licensekey },
    });
    return { licensekey, ...connected };
  }

  const stateOf = async (integrationId: string): Promise<any> =>
    (await api.get(`/v1/admin/integrations/${integrationId}/`)).body.results;

  async function changeCredentials(
    integrationId: string,
    credentials: { readonly baseUrl: string; readonly licensekey: string },
  ): Promise<void> {
    const changed = await api.call("PUT", `/v1/admin/integrations/${integrationId}/`, {
      body: { credentials },
    });
    assert.equal(changed.status, 200, JSON.stringify(changed.body));
  }

  test("a lapsed licence: writes wait, the state says why, another integration never notices, and it goes on by itself", async () => {
    const lapsed = await connectLicence();
    const healthy = await connectLicence();
    await playground.control.removeLicence(lapsed.licensekey);
    const bodies = lapsed.places.map((place) => leadTo(lapsed.integrationId, place));
    const jobs = await Promise.all(bodies.map((body) => accept(api, body)));
    const blocked = await until("the block", async () => {
      const state = await stateOf(lapsed.integrationId);
      return state.state === "BLOCKED" && state.waiting_writes === 3 ? state : null;
    });
    assert.equal(blocked.blocks.length, 1);
    assert.match(blocked.blocks[0].reason, /Auth|licen[cs]e|key/i);
    for (const jobId of jobs) {
      const status = (await api.get(`/v1/admin/write-status/${jobId}`)).body;
      assert.equal(status.write_status, "PENDING");
    }

    const other = await accept(api, leadTo(healthy.integrationId, healthy.places[0]));
    await delivered(api, other);

    // While it is blocked, one probe at a time goes out, and not every write's call.
    await playground.control.clearRequests();
    await new Promise((resolve) => setTimeout(resolve, 2500));
    const probes = (await playground.control.requests({ method: "insertprospect" })).filter(
      (request) => request.licensekey === lapsed.licensekey,
    );
    assert.ok(probes.length >= 1 && probes.length <= 3, `${probes.length} probes`);

    await playground.control.setLicence(lapsed.licensekey, ["2000001", "2000002", "2000003"], null);
    for (const [n, jobId] of jobs.entries()) {
      await delivered(api, jobId);
      assert.equal((await cardsOf(playground, bodies[n] ?? {})).length, 1);
    }
    assert.equal((await stateOf(lapsed.integrationId)).state, "OPEN");
  });

  test("a missing subscription blocks that property alone", async () => {
    const { licensekey, integrationId, places } = await connectLicence();
    await playground.control.setLicence(licensekey, ["2000001", "2000003"], null);
    const [one, two] = places;
    const there = await accept(api, leadTo(integrationId, one));
    const away = await accept(api, leadTo(integrationId, two));
    await delivered(api, there);
    const state = await until("the block", async () => {
      const found = await stateOf(integrationId);
      return found.blocks.length > 0 ? found : null;
    });
    assert.deepEqual(
      state.blocks.map((block: any) => block.x_property_id),
      [two?.xId],
    );
    await delivered(api, await accept(api, leadTo(integrationId, one)));
    assert.equal((await timelineOf(api, away)).write_status, "PENDING");
    await playground.control.setLicence(licensekey, ["2000001", "2000002", "2000003"], null);
    await delivered(api, away);
  });

  test("an HTML 403 blocks, and the probe opens again", async () => {
    const { integrationId, places } = await connectLicence();
    await playground.control.order({ method: "insertprospect", kind: "html-403", times: 1 });
    const jobId = await accept(api, leadTo(integrationId, places[0]));
    await delivered(api, jobId);
    assert.ok((await eventsOf(api, jobId)).includes("blocked"));
  });

  test("a lead that alone is refused each time does not keep blocking the others", async () => {
    const { integrationId, places } = await connectLicence();
    const [refused, open] = places;
    await playground.control.order({
      method: "insertprospect",
      kind: "html-403",
      siteid: refused?.xId ?? "",
    });
    const alone = await accept(api, leadTo(integrationId, refused));
    await until("it is tried by itself", async () => {
      await delivered(api, await accept(api, leadTo(integrationId, open)));
      return (await timelineOf(api, alone)).events.some(({ event }) => event === "postponed");
    });
    const blocked = async (): Promise<number> =>
      (await eventsOf(api, alone)).filter((event) => event === "blocked").length;
    assert.equal(await blocked(), 2);
    const attempts = async (): Promise<number> => (await timelineOf(api, alone)).attempts;
    const tried = await attempts();
    await until("another try", async () => (await attempts()) > tried);
    assert.equal((await stateOf(integrationId)).state, "OPEN");
    assert.equal(await blocked(), 2);
    await playground.control.clearFaults();
    await delivered(api, alone);
  });

  test("RPX refuses all: the integration is blocked however often a lead was tried before", async () => {
    const { integrationId, places, licensekey } = await connectLicence();
    const change = (baseUrl: string): Promise<void> =>
      changeCredentials(integrationId, { baseUrl, licensekey });
    await change("http://127.0.0.1:9/Guestcard.svc");
    const jobId = await accept(api, leadTo(integrationId, places[0]));
    await until("two attempts", async () => (await timelineOf(api, jobId)).attempts >= 2);
    await playground.control.removeLicence(licensekey);
    await change(playground.simulator.url);
    await until("the block", async () => (await stateOf(integrationId)).state === "BLOCKED");
    await playground.control.setLicence(licensekey, ["2000001", "2000002", "2000003"], null);
    await delivered(api, jobId);
  });

  test("new credentials are tried at once", async () => {
    const { licensekey, integrationId, places } = await connectLicence();
    await playground.control.removeLicence(licensekey);
    const jobId = await accept(api, leadTo(integrationId, places[0]));
    await until("the block", async () => (await stateOf(integrationId)).state === "BLOCKED");
    await changeCredentials(integrationId, { baseUrl: playground.simulator.url, licensekey: KEYS.main });
    await delivered(api, jobId);
  });

  test("RPX cannot be reached: tried again with growing pauses, and surely nothing was stored", async () => {
    const { integrationId, places, licensekey } = await connectLicence();
    const change = (baseUrl: string): Promise<void> =>
      changeCredentials(integrationId, { baseUrl, licensekey });
    await change("http://127.0.0.1:9/Guestcard.svc");
    const body = leadTo(integrationId, places[0]);
    const jobId = await accept(api, body);
    await until("two attempts", async () => (await timelineOf(api, jobId)).attempts >= 2);
    const write = await timelineOf(api, jobId);
    assert.ok(
      write.events.some(
        (event) => event.event === "postponed" && /ECONNREFUSED|refused/i.test(event.reason ?? ""),
      ),
      JSON.stringify(write.events),
    );
    await change(playground.simulator.url);
    await delivered(api, jobId);
    const after_ = await timelineOf(api, jobId);
    assert.equal(after_.look_ups, 0, "nothing had to be looked up");
    assert.equal((await cardsOf(playground, body)).length, 1);
  });
});
