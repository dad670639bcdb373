import { rounds } from "../rig/rounds.ts";
import { median, short, spread } from "../rig/statistics.ts";
import { startPart } from "../rig/systems.ts";
import { bounded, type Row } from "../rig/table.ts";
import type { Bench } from "./bench.ts";

/** CPU time of one `insertprospect`, built, sent and read, in a process that does nothing else. */
export async function measureSoapCall(bench: Bench): Promise<Row[]> {
  const { rig, simulator, isQuick } = bench;
  const site = bench.site();
  let run = 100;
  const micros = async (path: string): Promise<number> => {
    const { ready } = await startPart(rig, path, {
      RPX_URL: simulator.url,
      LICENCE: site.licensekey,
      PMC: site.pmcId,
      SITE: site.siteId,
      RUN: String(++run),
      CALLS: isQuick ? "1000" : "3000",
    });
    return Number(ready["micros_a_call"]);
  };
  const own: number[] = [];
  const nodeSoap: number[] = [];
  // Each process warms up by itself.
  for (const _ of isQuick ? rounds(0) : rounds(3)) {
    own.push(await micros("systems/soap-connector.ts"));
    nodeSoap.push(await micros("systems/soap-node-soap.ts"));
  }
  const ratios = own.map((value, round) => value / (nodeSoap[round] ?? Number.NaN));
  return [
    bounded(
      "one SOAP call, CPU time ÷ node-soap's",
      `${spread(ratios)} × (${short(median(own))} against ${short(median(nodeSoap))} µs)`,
      "≤ 0.3 ×",
      median(ratios) <= 0.3,
    ),
  ];
}
