import assert from "node:assert/strict";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { after, before, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import type { GatewayProcess } from "../harness/gateway-process.ts";
import { accept, cardsOf, leadTo, timelineOf } from "../harness/leads.ts";
import {
  connectIntegration,
  connectOwnLicence,
  delivered,
  KEYS,
  openPlayground,
  type Playground,
} from "../harness/playground.ts";
import { openTollGate } from "../harness/toll-gate.ts";
import { until } from "../harness/wait.ts";

const LEASE_SECONDS = 2;
/** Of the workers here. A call that hangs is under way until its worker dies, however long a busy machine takes to see it. */
const SETTINGS = { GUESTCARD_LEASE_SECONDS: String(LEASE_SECONDS), GUESTCARD_ANSWER_TIMEOUT_MS: "300000" };

/** Bounds, order and take-over over several worker processes. */
describe("lanes over several processes", () => {
  let playground: Playground;
  let api: ApiClient;
  const workers: GatewayProcess[] = [];

  before(async () => {
    playground = await openPlayground();
    await playground.control.set({ findsDuplicates: false });
    ({ api } = await playground.serve({ api: true, worker: false }));
    for (let n = 0; n < 3; n++) workers.push(await playground.spawn("worker", SETTINGS));
  });
  after(() => playground.stop());

  /** What this process may have stamped late: while it stands still, requests arrive at its simulator and wait. */
  const stalls = monitorEventLoopDelay();
  stalls.enable();
  after(() => stalls.disable());

  /** What the simulator saw of a licence's pace, in spans so much shorter than a second that no stall makes them fuller. */
  const paceOf = (licensekey: string) =>
    playground.control.pace(Math.max(300, 950 - Math.ceil(stalls.max / 1e6)), licensekey);

  /** The process that holds the lane. */
  async function holder(integrationId: string): Promise<GatewayProcess> {
    return until("a holder", async () => {
      const found = await playground.database.pool.query(
        "select lease_owner from lanes where integration_id = $1 and lease_until > now()",
        [integrationId],
      );
      const pid = Number(
        String(found.rows[0]?.lease_owner ?? "")
          .split(":")
          .at(-1),
      );
      return workers.find((worker) => worker.child.pid === pid) ?? null;
    });
  }

  test("pace and concurrency hold over three processes, though lanes change hands", async () => {
    const { integrationId, places, licensekey } = await connectOwnLicence(api, playground, {
      max_request_frequency: 10,
      max_job_concurrency: 2,
    });
    await playground.control.order({
      method: "insertprospect",
      kind: "delay",
      delayMs: 150,
      share: 1,
      licensekey,
    });
    await playground.control.clearRequests();
    stalls.reset();
    const jobs: string[] = [];
    for (let n = 0; n < 40; n++) {
      jobs.push(await accept(api, leadTo(integrationId, places[0])));
      // Single announcements and pauses, so that the lane is given back and leased anew in between.
      if (n % 10 === 9) await new Promise((resolve) => setTimeout(resolve, 700));
    }
    for (const jobId of jobs) await delivered(api, jobId);
    const pace = await paceOf(licensekey);
    assert.ok(pace.mostInWindow <= 10, `${pace.mostInWindow} in a second`);
    assert.ok(pace.mostAtOnce <= 2, `${pace.mostAtOnce} at once`);
    await playground.control.clearFaults();
  });

  test("a change of the pace reaches a lane that is at work", async () => {
    const { integrationId, places, licensekey } = await connectOwnLicence(api, playground);
    const setPace = (max_request_frequency: number) =>
      api.call("PUT", `/v1/admin/integrations/${integrationId}/`, { body: { max_request_frequency } });
    await setPace(1);
    const jobs: string[] = [];
    for (let n = 0; n < 40; n++) jobs.push(await accept(api, leadTo(integrationId, places[0])));
    await until(
      "the first of the backlog",
      async () => (await timelineOf(api, jobs[0] ?? "")).state !== "waiting",
    );
    // 79 calls are left, one a second.
    await setPace(10);
    await until(
      "the faster pace",
      async () => (await playground.control.pace(950, licensekey)).mostInWindow > 4,
    );
    await setPace(2);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await playground.control.clearRequests();
    stalls.reset();
    const slower = await until("calls at the slower pace", async () => {
      const found = await paceOf(licensekey);
      return found.calls >= 6 && found;
    });
    assert.ok(slower.mostInWindow <= 2, `${slower.mostInWindow} in a second`);
    await setPace(1000);
    for (const jobId of jobs) await delivered(api, jobId);
  });

  test("leads keep their order where one goes at a time", async () => {
    const { integrationId, places } = await connectIntegration(api, playground, { max_job_concurrency: 1 });
    const bodies = Array.from({ length: 30 }, () => leadTo(integrationId, places[0]));
    const jobs: string[] = [];
    for (const body of bodies) jobs.push(await accept(api, body));
    for (const jobId of jobs) await delivered(api, jobId);
    const names = new Set(bodies.map((body) => body["last_name"]));
    const stored = (await playground.control.guestCards())
      .map((card) => card.prospects[0]?.lastname)
      .filter((name) => names.has(name));
    assert.deepEqual(stored, [...names]);
  });

  test("one integration's backlog delays no other's lead", async () => {
    const slow = await connectIntegration(api, playground);
    await api.call("PUT", `/v1/admin/integrations/${slow.integrationId}/`, {
      body: { max_request_frequency: 1, max_job_concurrency: 1 },
    });
    const quick = await connectIntegration(api, playground);
    for (let n = 0; n < 50; n++) await accept(api, leadTo(slow.integrationId, slow.places[0]));
    const jobId = await accept(api, leadTo(quick.integrationId, quick.places[0]));
    await delivered(api, jobId);
    const left = await playground.database.pool.query<{ waiting: number }>(
      "select count(*)::int as waiting from writes where integration_id = $1 and state = 'waiting'",
      [slow.integrationId],
    );
    assert.ok((left.rows[0]?.waiting ?? 0) > 0, "the backlog still waits");
  });

  test("a dead worker's lane is taken over once its lease has ended, and no sooner", async () => {
    // The backlog of the test before still goes out, and is not to meet the call that hangs.
    const { integrationId, places, licensekey } = await connectOwnLicence(api, playground);
    await playground.control.order({ method: "insertprospect", kind: "hang", times: 1, licensekey });
    const body = leadTo(integrationId, places[0]);
    const jobId = await accept(api, body);
    const dying = await holder(integrationId);
    await until("the call", async () => (await timelineOf(api, jobId)).state === "sending");
    await dying.end("SIGKILL");
    const { pool } = playground.database;
    // The dead renews it no more. PostgreSQL's clock and record, whatever else this machine does.
    const lease = await pool.query<{ ends: Date; seconds_left: number }>(
      `select lease_until as ends, extract(epoch from lease_until - now())::float8 as seconds_left
       from lanes where integration_id = $1`,
      [integrationId],
    );
    const { ends, seconds_left } = lease.rows[0] ?? assert.fail("no lane");
    assert.ok(seconds_left <= LEASE_SECONDS, `${seconds_left} s`);
    await until("a take-over", async () => (await holder(integrationId)) !== dying);
    await delivered(api, jobId);
    const taken = await pool.query<{ at: Date }>(
      "select at from write_events where write_id = $1 and event = 'interrupted'",
      [jobId],
    );
    assert.equal(taken.rows.length, 1);
    assert.ok((taken.rows[0]?.at ?? ends) >= ends);
    assert.equal((await cardsOf(playground, body)).length, 1);
  });

  test("a worker that was only paused finishes nothing twice when it wakes", async () => {
    const gate = await openTollGate(playground.simulator.url);
    const { integrationId, places } = await connectIntegration(api, playground);
    await api.call("PUT", `/v1/admin/integrations/${integrationId}/`, {
      body: { credentials: { baseUrl: gate.url, licensekey: KEYS.main } },
    });
    for (const moment of ["received", "answered"] as const) {
      const body = leadTo(integrationId, places[0]);
      let paused: GatewayProcess | null = null;
      let goOn: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (goOn = resolve));
      gate.onCall = async (method, at) => {
        if (method !== "insertprospect" || at !== moment || paused) return true;
        // The sender sleeps from here on, and its call waits for it.
        paused = await holder(integrationId);
        paused.child.kill("SIGSTOP");
        await held;
        return true;
      };
      const jobId = await accept(api, body);
      await until("the pause", async () => paused !== null);
      // Another worker takes the lane over and settles the lead, as if the first had died …
      await until("the other's settling", async () =>
        ["unknown", "stored", "done"].includes((await timelineOf(api, jobId)).state),
      );
      if (moment === "answered") await delivered(api, jobId);
      // … and then the first one wakes and gets its answer.
      (paused as GatewayProcess | null)?.child.kill("SIGCONT");
      goOn();
      await delivered(api, jobId);
      await new Promise((resolve) => setTimeout(resolve, 500));
      const cards = await cardsOf(playground, body);
      const write = await timelineOf(api, jobId);
      const finals = write.events.filter((event) => ["confirmed", "look_up_found"].includes(event.event));
      assert.equal(finals.length, 1, JSON.stringify(write.events.map((event) => event.event)));
      assert.ok(cards.some((card) => card.id === write.guest_card_id));
      assert.equal(cards.length, 1, `${moment}: ${cards.length} cards`);
    }
    await gate.close();
  });
});
