import { setTimeout as pause } from "node:timers/promises";
import { connectIntegrations, prepareGuestcard, setPace } from "../rig/guestcard.ts";
import { postLoad } from "../rig/load.ts";
import { leadOf } from "../rig/leads.ts";
import type { Program } from "../rig/program.ts";
import { short } from "../rig/statistics.ts";
import { bounded, type Row } from "../rig/table.ts";
import type { Bench } from "./bench.ts";

const FREQUENCY = 5;
const CONCURRENCY = 2;
const WORKERS = 3;
/** At 5 calls a second of 300 ms each, 1.5 are under way on average, so that both bounds are felt. */
const UPSTREAM_MS = 300;

/** What the simulator saw of one integration's pace while three worker processes had a backlog of it. */
export async function measurePace(bench: Bench): Promise<Row[]> {
  const { rig, simulator, isQuick } = bench;
  const seconds = isQuick ? 5 : 25;
  const guestcard = prepareGuestcard("pace", await rig.databases.create("pace"), rig.folder);
  const start = async (command: "api" | "worker"): Promise<Program> => {
    const program = await guestcard.start(command);
    rig.onStop(() => program.stop());
    return program;
  };
  const [api] = await Promise.all([start("api"), ...Array.from({ length: WORKERS }, () => start("worker"))]);
  const site = bench.site();
  const [place] = await connectIntegrations(guestcard, guestcard.client(api), [site]);
  if (!place) throw new Error("An integration is missing.");
  await setPace(guestcard, [place.integration_id], {
    max_request_frequency: FREQUENCY,
    max_request_cadence: "SECOND",
    max_job_concurrency: CONCURRENCY,
  });
  await simulator.control.set({ delayMs: UPSTREAM_MS });
  await simulator.control.clearRequests();
  await postLoad(guestcard.system(api), {
    connections: 8,
    requests: FREQUENCY * seconds,
    body: (n) => leadOf(place, `pace${n}`),
  });
  await pause(seconds * 1000);
  const seen = await simulator.control.pace(1000, site.licensekey);
  await simulator.control.set({ delayMs: 0 });
  const used = (seen.calls - 1) / (((seen.lastAt ?? 0) - (seen.firstAt ?? 0)) / 1000) / FREQUENCY;
  return [
    bounded(
      `pace ${FREQUENCY}/s, concurrency ${CONCURRENCY}, ${WORKERS} workers: most in a second, at once; share used`,
      `${seen.mostInWindow}, ${seen.mostAtOnce}; ${short(used)} of ${seen.calls} calls`,
      `≤ ${FREQUENCY}, ≤ ${CONCURRENCY}; ≥ 0.95`,
      seen.mostInWindow <= FREQUENCY && seen.mostAtOnce <= CONCURRENCY && used >= 0.95,
    ),
  ];
}
