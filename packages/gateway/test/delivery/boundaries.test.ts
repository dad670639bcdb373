import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { after, before, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import type { GatewayProcess } from "../harness/gateway-process.ts";
import { accept, callsOf, cardsOf, leadTo, type Timeline, timelineOf } from "../harness/leads.ts";
import { delivered, KEYS, openPlayground, type Place, type Playground } from "../harness/playground.ts";
import { connectThroughGate, type Moment, type TollGate } from "../harness/toll-gate.ts";
import { until } from "../harness/wait.ts";

/** At each boundary the gateway's process is killed (SIGKILL); another one has to end the lead's journey truthfully. */
describe("death at each boundary", () => {
  let playground: Playground;
  let gate: TollGate;
  let integrationId: string;
  let place: Place | undefined;
  let gateway: GatewayProcess;
  let api: ApiClient;

  before(async () => {
    playground = await openPlayground();
    // A second card for one person must be visible as such.
    await playground.control.set({ findsDuplicates: false });
    await start();
    ({ gate, integrationId, place } = await connectThroughGate(api, playground));
  });
  after(async () => {
    await gate.close();
    await playground.stop();
  });

  async function start(command: "serve" | "api" = "serve"): Promise<void> {
    gateway = await playground.spawn(command);
    api = playground.clientOf(gateway.url);
  }

  /** Kills the gateway at that moment of the next such call. */
  function killAt(method: string, moment: Moment): Promise<void> {
    return new Promise((resolve) => {
      gate.onCall = async (called, at) => {
        if (called !== method || at !== moment) return true;
        gate.onCall = () => true;
        await gateway.end("SIGKILL");
        resolve();
        return false;
      };
    });
  }

  /** After a new start the lead must be delivered, once. */
  async function deliveredOnce(jobId: string, body: Record<string, unknown>): Promise<Timeline> {
    await start();
    await delivered(api, jobId);
    const cards = await cardsOf(playground, body);
    const write = await timelineOf(api, jobId);
    assert.equal(cards.length, 1, `cards: ${cards.map((card) => card.id).join()}`);
    assert.equal(write.guest_card_id, cards[0]?.id);
    return write;
  }

  const named = (write: Timeline): string[] => write.events.map((one) => one.event);

  test("before the intent: accepted, and killed at once", async () => {
    await gateway.end("SIGKILL");
    await start("api");
    const body = leadTo(integrationId, place);
    const jobId = await accept(api, body);
    await gateway.end("SIGKILL");
    const write = await deliveredOnce(jobId, body);
    assert.equal(write.attempts, 1);
  });

  test("accepted by a gateway that also delivers, and killed in the same moment, five times", async () => {
    for (let n = 0; n < 5; n++) {
      const body = leadTo(integrationId, place);
      const jobId = await accept(api, body);
      await gateway.end("SIGKILL");
      await deliveredOnce(jobId, body);
    }
  });

  test("after the intent, before the first byte of the request", async () => {
    const mute = await listenMutely();
    const { port } = mute.address() as { port: number };
    const credentials = { baseUrl: `https://127.0.0.1:${port}/Guestcard.svc`, licensekey: KEYS.main };
    await change({ credentials });
    const body = leadTo(integrationId, place);
    const jobId = await accept(api, body);
    // The TLS handshake has begun: the intent is on disk, and no byte of the request can have left.
    await until("the intent", async () => (await timelineOf(api, jobId)).state === "sending");
    await gateway.end("SIGKILL");
    await start("api");
    await change({ credentials: { baseUrl: gate.url, licensekey: KEYS.main } });
    await gateway.end("SIGTERM");
    const write = await deliveredOnce(jobId, body);
    mute.close();
    assert.ok(
      named(write).includes("interrupted") && named(write).includes("look_up_absent"),
      named(write).join(),
    );
  });

  test("after sending, before RPX has it", async () => {
    const killed = killAt("insertprospect", "received");
    const body = leadTo(integrationId, place);
    const jobId = await accept(api, body);
    await killed;
    const write = await deliveredOnce(jobId, body);
    assert.ok(named(write).includes("interrupted"), named(write).join());
    assert.ok(named(write).includes("look_up_absent"), named(write).join());
  });

  test("after RPX has stored it, before the reply", async () => {
    const killed = killAt("insertprospect", "answered");
    const body = leadTo(integrationId, place);
    const jobId = await accept(api, body);
    await killed;
    const write = await deliveredOnce(jobId, body);
    assert.ok(named(write).includes("look_up_found"), named(write).join());
    assert.equal(write.attempts, 1);
  });

  test("after the reply, before the state: PostgreSQL is not let to record it", async () => {
    const { pool } = playground.database;
    const body = leadTo(integrationId, place);
    const client = await pool.connect();
    const relayed = new Promise<void>((resolve) => {
      gate.onCall = async (method, moment) => {
        if (method !== "insertprospect") return true;
        if (moment === "answered") {
          // From here on nobody can change this write, so the reply reaches the gateway and its outcome the disk not.
          await client.query("begin");
          await client.query("select 1 from writes where state = 'sending' for update");
        }
        if (moment === "relayed") resolve();
        return true;
      };
    });
    const jobId = await accept(api, body);
    await relayed;
    await new Promise((resolve) => setTimeout(resolve, 200));
    await gateway.end("SIGKILL");
    gate.onCall = () => true;
    // What the dead process had asked for still waits in the server, and must not be carried out either.
    await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    await client.query("rollback");
    client.release();
    const write = await deliveredOnce(jobId, body);
    assert.ok(
      named(write).includes("interrupted") && named(write).includes("look_up_found"),
      named(write).join(),
    );
    assert.equal(write.attempts, 1);
  });

  test("after the state, before the read-back", async () => {
    const killed = killAt("prospectsearch", "received");
    const body = leadTo(integrationId, place);
    const jobId = await accept(api, body);
    await killed;
    const write = await deliveredOnce(jobId, body);
    assert.ok(named(write).includes("read_back_found"));
    assert.equal(write.attempts, 1);
  });

  test("during the read-back, answered", async () => {
    const killed = killAt("prospectsearch", "answered");
    const body = leadTo(integrationId, place);
    const jobId = await accept(api, body);
    await killed;
    await deliveredOnce(jobId, body);
  });

  test("during a look-up", async () => {
    await playground.control.order({ method: "insertprospect", kind: "reset-after", times: 1 });
    const killed = killAt("prospectsearch", "answered");
    const body = leadTo(integrationId, place);
    const jobId = await accept(api, body);
    await killed;
    const write = await deliveredOnce(jobId, body);
    assert.equal(write.attempts, 1);
  });

  test("twice in a row at the worst place", async () => {
    const body = leadTo(integrationId, place);
    let killed = killAt("insertprospect", "received");
    const jobId = await accept(api, body);
    await killed;
    killed = killAt("insertprospect", "answered");
    await start();
    await killed;
    const write = await deliveredOnce(jobId, body);
    assert.equal(write.attempts, 2);
  });

  test("SIGTERM during a call: it ends, or is recorded as unknown within the bound", async () => {
    await playground.control.order({ method: "insertprospect", kind: "delay", delayMs: 1000, times: 1 });
    const slow = leadTo(integrationId, place);
    const slowJob = await accept(api, slow);
    // On a busy machine it may be over before it is seen.
    await until("the call", async () => (await timelineOf(api, slowJob)).state !== "waiting");
    assert.equal(await gateway.end("SIGTERM"), 0);
    const told = await playground.database.pool.query("select state from writes where id = $1", [slowJob]);
    assert.ok(["stored", "done"].includes(told.rows[0].state), told.rows[0].state);

    gateway = await playground.spawn("serve", {
      GUESTCARD_STOP_SECONDS: "1",
      GUESTCARD_ANSWER_TIMEOUT_MS: "600000",
    });
    api = playground.clientOf(gateway.url);
    await playground.control.order({ method: "insertprospect", kind: "hang-after", times: 1 });
    const lost = leadTo(integrationId, place);
    const lostJob = await accept(api, lost);
    await until("the call", async () => (await callsOf(playground, lost)).length > 0);
    // Long before the call's own timeout.
    assert.equal(await gateway.end("SIGTERM"), 0);
    const left = await playground.database.pool.query("select state from writes where id = $1", [lostJob]);
    assert.equal(left.rows[0].state, "unknown");
    await deliveredOnce(lostJob, lost);
    await deliveredOnce(slowJob, slow);
  });

  async function change(fields: Record<string, unknown>): Promise<void> {
    const answer = await api.call("PUT", `/v1/admin/integrations/${integrationId}/`, { body: fields });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
  }
});

/** A server that takes connections and never says a word. */
async function listenMutely(): Promise<Server> {
  const server = createServer(() => undefined);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}
