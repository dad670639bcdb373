import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, afterEach, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { commandLineDoer } from "../../src/audit/command-line.ts";
import { requestSync } from "../../src/integrations/request-sync.ts";
import type { ApiClient } from "../harness/api-client.ts";
import { accept, leadTo } from "../harness/leads.ts";
import {
  connectIntegration,
  delivered,
  openPlayground,
  type Place,
  type Playground,
  statusWhen,
} from "../harness/playground.ts";
import { openTollGate, type TollGate } from "../harness/toll-gate.ts";
import { until } from "../harness/wait.ts";

/** A call of another lead is under way for so long, so that the lane is at work and never begun anew. */
const BUSY_MS = 4500;

describe("what waits for a moment in a lane that is at work goes at that moment", () => {
  let playground: Playground;
  let api: ApiClient;
  let gate: TollGate;
  let toBeThrottled = 0;
  let integrationId: string;
  let place: Place | undefined;

  before(async () => {
    playground = await openPlayground({ GUESTCARD_ANSWER_TIMEOUT_MS: String(2 * BUSY_MS) });
    ({ api } = await playground.serve());
    gate = await openTollGate(playground.simulator.url);
    gate.onCall = (method, moment) =>
      method === "updateprospect" && moment === "received" && toBeThrottled-- > 0 ? 429 : true;
    const connected = await connectIntegration(api, { simulator: gate }, { max_job_concurrency: 8 });
    ({ integrationId } = connected);
    [place] = connected.places;
  });
  after(async () => {
    await playground.stop();
    await gate.close();
  });
  afterEach(() => playground.control.clearFaults());

  /** Keeps the lane at work. Gives when the call that does was answered. */
  async function keepBusy(): Promise<() => Promise<number>> {
    await playground.control.clearRequests();
    await playground.control.order({ method: "insertprospect", kind: "delay", delayMs: BUSY_MS, times: 1 });
    const job = await accept(api, leadTo(integrationId, place));
    const first = async () => (await playground.control.requests({ method: "insertprospect" }))[0];
    await until("the call that takes long", async () => (await first()) !== undefined);
    return async () => {
      await delivered(api, job);
      const [slow] = (await playground.control.requests({ method: "insertprospect" })).toSorted(
        (one, other) => one.receivedAt - other.receivedAt,
      );
      return slow?.answeredAt ?? Number.NaN;
    };
  }

  const callsBefore = async (method: string, moment: number): Promise<number> =>
    (await playground.control.requests({ method })).filter(({ receivedAt }) => receivedAt < moment).length;

  test("leads that wait for earlier ones of their people", async () => {
    const busyUntil = await keepBusy();
    const people = Array.from({ length: 3 }, () => leadTo(integrationId, place));
    await playground.control.order({ method: "insertprospect", kind: "reset-after", times: people.length });
    for (const lead of people) await accept(api, lead);
    await until("lost answers", async () => {
      const { faults } = await playground.control.stats();
      return (faults["reset-after"] ?? 0) >= people.length;
    });
    const later = await Promise.all(
      people.map((lead) => accept(api, { ...lead, email_1: `other.${randomUUID()}@example.com` })),
    );
    for (const job of later) await delivered(api, job);
    assert.equal(await callsBefore("insertprospect", await busyUntil()), 1 + 2 * people.length);
  });

  test("changes that RPX throttles, and those behind them", async () => {
    const leads = [];
    for (let n = 0; n < 2; n++)
      leads.push((await delivered(api, await accept(api, leadTo(integrationId, place)))).created_record_id);
    const change = async (lead: string | undefined, city: string): Promise<string> => {
      const answer = await api.call("PUT", `/v1/leads/realpage_rpx/${lead}`, { body: { city } });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      return answer.body.meta.job_id;
    };
    const busyUntil = await keepBusy();
    toBeThrottled = leads.length;
    const jobs = [await change(leads[0], "Dallas"), await change(leads[1], "Waco")];
    await until("the throttled calls", async () => toBeThrottled <= 0);
    jobs.push(await change(leads[0], "Austin"));
    for (const job of jobs) await statusWhen(api, job, ({ write_status }) => write_status === "SUCCESS");
    assert.equal(await callsBefore("updateprospect", await busyUntil()), jobs.length);
  });

  test("a sync that was asked for, and whose announcement nobody heard", async () => {
    const { rows } = await playground.database.pool.query(
      "select account_id from integrations where id = $1",
      [integrationId],
    );
    const asked = { accountId: rows[0].account_id, integrationId, kind: "manual", models: [] } as const;
    const path = `/v1/admin/integrations/${integrationId}/syncs`;
    const ended = async (): Promise<number> =>
      (await api.get(path)).body.results.filter((sync: { state: string }) => sync.state === "done").length;
    const before = await ended();
    const busy = new AbortController();
    const busyLane = (async () => {
      for (; !busy.signal.aborted; await pause(300)) await accept(api, leadTo(integrationId, place));
    })();
    try {
      await until(
        "the lane",
        async () => (await playground.control.requests({ method: "insertprospect" })).length > 0,
      );
      await requestSync(playground.database.pool, { ...asked, traceContext: null }, commandLineDoer());
      await until("the sync's end", async () => (await ended()) > before);
    } finally {
      busy.abort();
      await busyLane;
    }
  });
});
