import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import { accept, callsOf, cardsOf, eventsOf, leadTo, timelineOf } from "../harness/leads.ts";
import {
  connectIntegration,
  delivered,
  openPlayground,
  type Place,
  type Playground,
} from "../harness/playground.ts";
import { until } from "../harness/wait.ts";

/** For `NODE_OPTIONS`: runs a script first. */
const preload = (script: string): string => `--import=data:text/javascript,${encodeURIComponent(script)}`;

/** What a process does first that began while its clock was so far ahead. */
const movedOrigin = (ms: number): string =>
  `Object.defineProperty(performance, "timeOrigin", { value: performance.timeOrigin + ${ms} });`;

/** What moves the clock of a process by so many milliseconds, which an expression says. */
const movedClock = (ms: string): string =>
  `globalThis.Date = class extends Date {
      constructor(...given) { if (given.length > 0) super(...given); else super(Date.now()); }
      static now() { return super.now() + ${ms}; }
    };`;

/** A process that began while its clock was so far ahead, which was set right since. */
const begunAhead = (ms: number): string => preload(movedOrigin(ms));

/** A process whose clock is so far ahead, as where it was set only after the process had begun. */
const clockAhead = (ms: number): string => preload(`${movedClock(`${ms}`)} ${movedOrigin(ms)}`);

/** A process whose clock jumps so far ahead at a SIGUSR2. */
const jumpsAhead = (ms: number): string =>
  preload(`let jump = 0; process.on("SIGUSR2", () => { jump = ${ms}; }); ${movedClock("jump")}`);

describe("the clocks of processes differ", () => {
  let playground: Playground;

  before(async () => {
    playground = await openPlayground();
    await playground.control.set({ findsDuplicates: false });
  });
  after(() => playground.stop());

  test("a lead that is taken in by a process whose clock is ahead is not put off for so long", async () => {
    const { api, gateway } = await playground.serve();
    const { integrationId, places } = await connectIntegration(api, playground);
    const ahead = await playground.spawn("api", { NODE_OPTIONS: clockAhead(300_000) });
    const body = leadTo(integrationId, places[0]);
    const jobId = await accept(playground.clientOf(ahead.url), body);
    await delivered(api, jobId);
    assert.equal((await cardsOf(playground, body)).length, 1);
    // Other tests are about other workers.
    await gateway.stop();
  });

  for (const hours of [2, -8])
    test(`a lead of a process that began when its clock was ${hours} hours ahead is found where RPX's answer was lost`, async () => {
      const gateway = await playground.spawn("serve", { NODE_OPTIONS: begunAhead(hours * 3_600_000) });
      const api = playground.clientOf(gateway.url);
      const { integrationId, places } = await connectIntegration(api, playground);
      // The second one finds its lane free, and is kept as begun.
      const bodies = [leadTo(integrationId, places[0]), leadTo(integrationId, places[0])] as const;
      await delivered(api, await accept(api, bodies[0]));
      await playground.control.order({ method: "insertprospect", kind: "reset-after", times: 1 });
      await delivered(api, await accept(api, bodies[1]));
      assert.equal((await cardsOf(playground, bodies[1])).length, 1);
      const contact = async (body: Record<string, unknown>): Promise<number> => {
        const [call] = await callsOf(playground, body);
        return Date.parse(/:datecontact>([^<]+)</i.exec(String(call?.body))?.[1] ?? "");
      };
      const [first, second] = [await contact(bodies[0]), await contact(bodies[1])];
      assert.ok(Math.abs(second - first) < 600_000, "both say the same day and hour of contact");
      await gateway.end("SIGTERM");
    });

  test("a worker whose clock is ahead does not take the settle time of another for over", async () => {
    const { api } = await playground.serve({ api: true, worker: false });
    const settle = { GUESTCARD_SETTLE_SECONDS: "6" };
    const worker = await playground.spawn("worker", settle);
    const { integrationId, places } = await connectIntegration(api, playground);
    const ahead = await playground.spawn("worker", { ...settle, NODE_OPTIONS: clockAhead(300_000) });
    // So that the other one begins.
    ahead.child.kill("SIGSTOP");
    await playground.control.order({ method: "insertprospect", kind: "reset-after", times: 1 });
    await playground.control.set({ hiddenMs: 5000 });
    const body = leadTo(integrationId, places[0]);
    const jobId = await accept(api, body);
    await until("the lost reply", async () => (await eventsOf(api, jobId)).includes("outcome_lost"));
    await worker.end("SIGTERM");
    const lookUps = async (): Promise<string[]> =>
      (await eventsOf(api, jobId)).filter((event) => event.startsWith("look_up"));
    const before = (await lookUps()).length;
    ahead.child.kill("SIGCONT");
    await until("its look-up", async () => (await lookUps()).length > before);
    assert.ok(
      !(await lookUps()).includes("look_up_absent"),
      JSON.stringify((await timelineOf(api, jobId)).events),
    );
    assert.equal((await cardsOf(playground, body)).length, 1);
    await ahead.end("SIGTERM");
  });

  for (const [what, first, second] of [
    ["that a worker put off whose clock is ahead", clockAhead(600_000), ""],
    ["that a worker takes over whose clock is behind", "", clockAhead(-600_000)],
  ] as const)
    test(`a lead ${what} is not put off for so long where its lane changes hands`, async () => {
      const { api } = await playground.serve({ api: true, worker: false });
      const { integrationId, places } = await connectBriefly(api);
      const one = await playground.spawn("worker", { NODE_OPTIONS: first });
      await playground.control.set({ hiddenMs: 0 });
      await playground.control.order({ method: "insertprospect", kind: "reset-after", times: 1 });
      await playground.control.order({ method: "prospectsearch", kind: "html-503", share: 1 });
      const body = leadTo(integrationId, places[0]);
      const jobId = await accept(api, body);
      await until("a look-up", async () => (await eventsOf(api, jobId)).includes("look_up_open"));
      await one.end("SIGKILL");
      await playground.control.clearFaults();
      const other = await playground.spawn("worker", { NODE_OPTIONS: second });
      await delivered(api, jobId);
      assert.equal((await cardsOf(playground, body)).length, 1);
      await other.end("SIGTERM");
    });

  /** An integration that was synced by a worker which is gone. */
  async function connectBriefly(api: ApiClient): Promise<{ integrationId: string; places: Place[] }> {
    const worker = await playground.spawn("worker");
    const connected = await connectIntegration(api, playground);
    await worker.end("SIGTERM");
    return connected;
  }

  test("a lead whose reply is lost is found by a worker whose clock is two hours ahead", async () => {
    const { api } = await playground.serve({ api: true, worker: false });
    const worker = await playground.spawn("worker", { NODE_OPTIONS: clockAhead(2 * 3_600_000) });
    const { integrationId, places } = await connectIntegration(api, playground);
    await playground.control.set({ hiddenMs: 0 });
    await playground.control.order({ method: "insertprospect", kind: "reset-after", times: 1 });
    const body = leadTo(integrationId, places[0]);
    const jobId = await accept(api, body);
    await until("its end", async () => (await timelineOf(api, jobId)).state === "done");
    assert.equal((await cardsOf(playground, body)).length, 1);
    await worker.end("SIGTERM");
  });

  test("a clock that is set ahead does not shorten the settle time", async () => {
    const gateway = await playground.spawn("serve", {
      GUESTCARD_SETTLE_SECONDS: "8",
      NODE_OPTIONS: jumpsAhead(15_000),
    });
    const api = playground.clientOf(gateway.url);
    const { integrationId, places } = await connectIntegration(api, playground);
    await playground.control.order({ method: "insertprospect", kind: "reset-after", times: 1 });
    await playground.control.set({ hiddenMs: 5000 });
    const body = leadTo(integrationId, places[0]);
    const jobId = await accept(api, body);
    await until("the lost reply", async () => (await eventsOf(api, jobId)).includes("outcome_lost"));
    gateway.child.kill("SIGUSR2");
    await delivered(api, jobId);
    assert.ok(
      !(await eventsOf(api, jobId)).includes("look_up_absent"),
      JSON.stringify((await timelineOf(api, jobId)).events),
    );
    assert.equal((await cardsOf(playground, body)).length, 1);
  });
});
