import { setTimeout as pause } from "node:timers/promises";
import { connectIntegrations, prepareGuestcard, setPace, UNLIMITED } from "../rig/guestcard.ts";
import { postLoad } from "../rig/load.ts";
import { leadOf } from "../rig/leads.ts";
import { median, short, spread } from "../rig/statistics.ts";
import { bounded, type Row } from "../rig/table.ts";
import type { Bench } from "./bench.ts";

const UPSTREAM_MS = 50;
/** Each process serves so many lanes at a time, one call each: work that waits for the upstream and leaves the cores free. */
const LANES = 6;

/** What a lead takes. While leads wait they are sent first, so that leads alone would say nothing of a worker's speed. */
const CALLS = ["insertprospect", "prospectsearch"] as const;

/** Calls a second with one worker process and with two, in turn, over more integrations than both serve at once. */
export async function measureTwoWorkers(bench: Bench): Promise<Row[]> {
  const { rig, simulator, isQuick } = bench;
  const warmUpSeconds = isQuick ? 1 : 2;
  const seconds = isQuick ? 2 : 6;
  const rounds = isQuick ? 1 : 2;
  const integrations = isQuick ? 16 : 24;
  const guestcard = prepareGuestcard("workers", await rig.databases.create("workers"), rig.folder, {
    GUESTCARD_LANES: String(LANES),
  });
  const [api, first] = await Promise.all([guestcard.start("api"), guestcard.start("worker")]);
  rig.onStop(() => api.stop());
  const sites = Array.from({ length: integrations }, () => bench.site());
  const places = await connectIntegrations(guestcard, guestcard.client(api), sites);
  await first.stop();
  await setPace(
    guestcard,
    places.map((place) => place.integration_id),
    { ...UNLIMITED, max_job_concurrency: 1 },
  );
  // As many as a lane can send in all rounds, starts and stops included, were there no read-backs.
  const aLane = Math.ceil((warmUpSeconds + seconds + 4) * rounds * 2 * (1000 / UPSTREAM_MS));
  await postLoad(guestcard.system(api), {
    connections: 16,
    requests: aLane * integrations,
    body: (n) => {
      const place = places[n % places.length];
      if (!place) throw new Error("There are no places.");
      return leadOf(place, `work${n}`);
    },
  });
  await simulator.control.set({ delayMs: UPSTREAM_MS });
  const countCalls = async (): Promise<number> => {
    const { requests } = await simulator.control.stats();
    return CALLS.reduce((sum, method) => sum + (requests[method] ?? 0), 0);
  };
  const rate = async (workers: number): Promise<number> => {
    const programs = await Promise.all(Array.from({ length: workers }, () => guestcard.start("worker")));
    try {
      await pause(warmUpSeconds * 1000);
      const before = await countCalls();
      const startedAt = performance.now();
      await pause(seconds * 1000);
      const calls = (await countCalls()) - before;
      return calls / ((performance.now() - startedAt) / 1000);
    } finally {
      for (const program of programs) await program.stop();
    }
  };
  const one: number[] = [];
  const two: number[] = [];
  for (let round = 0; round < rounds; round++) {
    one.push(await rate(1));
    two.push(await rate(2));
  }
  await simulator.control.set({ delayMs: 0 });
  const ratios = two.map((value, round) => value / (one[round] ?? Number.NaN));
  return [
    bounded(
      `two worker processes ÷ one, upstream at ${UPSTREAM_MS} ms, ${LANES} lanes a process`,
      `${spread(ratios)} × (${short(median(two))} against ${short(median(one))} calls/s)`,
      "≥ 1.8 ×",
      median(ratios) >= 1.8,
    ),
  ];
}
