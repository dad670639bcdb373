import { postLoad, type Load } from "../rig/load.ts";
import { leadAt } from "../rig/leads.ts";
import { startRedis } from "../rig/redis.ts";
import { rounds } from "../rig/rounds.ts";
import { median, short, spread } from "../rig/statistics.ts";
import type { System } from "../rig/system.ts";
import { startCeiling, startIdeal, startTypical, startTypicalRedis } from "../rig/systems.ts";
import { bounded, type Row, shown } from "../rig/table.ts";
import type { Bench } from "./bench.ts";
import type { GatewayPair } from "./gateway-pair.ts";

const CONNECTIONS = 64;

/** Accepting leads: every system with the same lead, one after the other, round after round. */
export async function measureAccept(bench: Bench, pair: GatewayPair): Promise<Row[]> {
  const { rig, isQuick } = bench;
  const seconds = isQuick ? 0.6 : 3;
  const body = leadAt(pair.empty.intake);
  const bodyInFull = leadAt(pair.full.intake);
  const redis = await startRedis(rig);
  const databases = [await rig.databases.create("ideal"), await rig.databases.create("typical")] as const;
  const others: System[] = await Promise.all([
    startCeiling(rig),
    startIdeal(rig, databases[0]),
    startTypical(rig, databases[1]),
    ...(redis === null ? [] : [startTypicalRedis(rig, redis)]),
  ]);
  const loads = new Map<string, Load[]>();
  // The first round warms up and is not counted.
  for (const round of isQuick ? rounds(2, 11) : rounds(4))
    for (const system of [...others, pair.empty.system(), pair.full.system()]) {
      const load = await postLoad(system, {
        connections: CONNECTIONS,
        seconds,
        body: () => (system.name === "guestcard_full" ? bodyInFull : body),
      });
      if (round > 0) loads.set(system.name, [...(loads.get(system.name) ?? []), load]);
    }

  const of = (name: string, figure: (load: Load) => number): number[] =>
    (loads.get(name) ?? []).map((load) => figure(load));
  const rates = (name: string): number[] => of(name, (load) => load.perSecond);
  const p99s = (name: string): number[] => of(name, (load) => load.p99Ms);
  /** Round by round, so that what slowed the machine down slowed both. */
  const ratio = (above: readonly number[], below: readonly number[]): number[] =>
    above.map((value, round) => value / (below[round] ?? Number.NaN));
  const against = (name: string, least: number): Row => {
    const ratios = ratio(rates("guestcard"), rates(name));
    return bounded(`  guestcard ÷ ${name}`, `${spread(ratios)} ×`, `≥ ${least} ×`, median(ratios) >= least);
  };
  const tail = ratio(p99s("guestcard"), p99s("ideal"));
  const full = ratio(rates("guestcard_full"), rates("guestcard"));
  const { finished, waiting } = pair.filling;
  return [
    shown(`accept leads, ${CONNECTIONS} connections, on disk:`, ""),
    ...["ceiling", "ideal", "typical", "typical-redis", "guestcard"].map((name) =>
      loads.has(name)
        ? shown(`  ${name}`, `${spread(rates(name))} /s, p99 ${short(median(p99s(name)))} ms`)
        : shown(`  ${name}`, "not measured: no redis-server on the PATH"),
    ),
    against("typical", 8),
    ...(redis === null ? [] : [against("typical-redis", 2)]),
    against("ideal", 0.6),
    bounded("  p99: guestcard ÷ ideal", `${spread(tail)} ×`, "≤ 2 ×", median(tail) <= 2),
    bounded(
      `  with ${finished.toLocaleString("en-US")} finished and ${waiting.toLocaleString("en-US")} waiting ÷ empty`,
      `${spread(full)} ×`,
      "≥ 0.9 ×",
      median(full) >= 0.9,
    ),
  ];
}
