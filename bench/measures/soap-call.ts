import { rounds } from "../rig/rounds.ts";
import { median, short, spread } from "../rig/statistics.ts";
import { startPart } from "../rig/systems.ts";
import { bounded, type Row } from "../rig/table.ts";
import type { Bench } from "./bench.ts";

/**
 * CPU time of one `insertprospect`, built, sent and read, in a process that does nothing else. V8 compiles for some
 * thousands of calls, which take up to half of their time; a process in service makes millions.
 */
export async function measureSoapCall(bench: Bench): Promise<Row[]> {
  const { rig, simulator, isQuick } = bench;
  const site = bench.site();
  const warmUp = isQuick ? 3000 : 10_000;
  const calls = isQuick ? 1000 : 3000;
  const start = async (path: string, run: number): Promise<(calls: number) => Promise<number>> => {
    const { ready } = await startPart(rig, path, {
      RPX_URL: simulator.url,
      LICENCE: site.licensekey,
      PMC: site.pmcId,
      SITE: site.siteId,
      RUN: String(run),
    });
    return async (amount) => {
      const response = await fetch(`${String(ready["url"])}/${amount}`);
      if (!response.ok) throw new Error(await response.text());
      return ((await response.json()) as { microsACall: number }).microsACall;
    };
  };
  const makeOwn = await start("systems/soap-connector.ts", 101);
  const makeNodeSoap = await start("systems/soap-node-soap.ts", 102);
  const own: number[] = [];
  const nodeSoap: number[] = [];
  // The first round warms up and is not counted.
  for (const round of rounds(isQuick ? 1 : 5)) {
    const amount = round === 0 ? warmUp : calls;
    const micros = [await makeOwn(amount), await makeNodeSoap(amount)] as const;
    await simulator.control.clearRequests();
    if (round === 0) continue;
    own.push(micros[0]);
    nodeSoap.push(micros[1]);
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
