import { setTimeout as pause } from "node:timers/promises";
import { postLoad } from "../rig/load.ts";
import { leadAt } from "../rig/leads.ts";
import { median, short } from "../rig/statistics.ts";
import { bounded, type Row } from "../rig/table.ts";
import type { Bench } from "./bench.ts";
import type { GatewayPair } from "./gateway-pair.ts";

const MB = 1_000_000;
const MOST_MB = 200;
/** Of the second half of the time against the first. */
const MOST_GROWTH = 1.05;

/** Resident memory of the gateway's one process under a steady accept load. Ten minutes do not fit into the whole run; `--minutes 10` takes them. */
export async function measureMemory({ isQuick, minutes }: Bench, pair: GatewayPair): Promise<Row[]> {
  const seconds = minutes === null ? (isQuick ? 4 : 60) : Math.round(minutes * 60);
  const { empty } = pair;
  const body = leadAt(empty.intake);
  const samples: number[] = [];
  const load = postLoad(empty.system(), { connections: 64, seconds, body: () => body });
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await pause(250))
    samples.push((await empty.program.residentBytes()) / MB);
  await load;
  const half = Math.floor(samples.length / 2);
  const growth = median(samples.slice(half)) / median(samples.slice(0, half));
  const most = Math.max(...samples);
  return [
    bounded(
      `resident memory of the gateway under accept load, ${seconds} s: most; 2nd half ÷ 1st`,
      `${short(most)} MB; ${short(growth)} ×`,
      `≤ ${MOST_MB} MB; flat`,
      most <= MOST_MB && growth <= MOST_GROWTH,
    ),
  ];
}
