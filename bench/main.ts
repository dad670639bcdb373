import { makeLicences, openRig } from "./rig/rig.ts";
import { layRows, type Row } from "./rig/table.ts";
import { measureAccept } from "./measures/accept.ts";
import type { Bench, Site } from "./measures/bench.ts";
import { startGatewayPair } from "./measures/gateway-pair.ts";

/**
 * `npm run bench`: builds every system that is compared on this machine, measures them in turn, and prints one table.
 * Speed is measured and not asserted: it fails only where something could not be measured. `-- --quick` takes two
 * minutes with smaller tables and fewer rounds.
 */
const MOST_SITES = 320;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(isQuick: boolean): Promise<void> {
  const startedAt = performance.now();
  const elapsed = (): string => `${Math.round((performance.now() - startedAt) / 1000)} s`;
  const rig = await openRig(isQuick);
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void rig.stop().finally(() => process.exit(130)));
  const rows: Row[] = [];
  try {
    const simulator = await rig.startSimulator();
    const sites: Site[] = await makeLicences(simulator, MOST_SITES);
    const bench: Bench = {
      rig,
      isQuick,
      simulator,
      site: () => {
        const site = sites.shift();
        if (!site) throw new Error("There are too few sites.");
        return site;
      },
    };
    const measure = async (name: string, make: () => Promise<Row[]>): Promise<void> => {
      say(`[${elapsed()}] ${name} …`);
      rows.push(...(await make()));
    };
    say(`[${elapsed()}] starting two gateways and filling the tables of one …`);
    const pair = await startGatewayPair(bench);
    await measure("accepting leads", () => measureAccept(bench, pair));
    await pair.stop();
  } finally {
    await rig.stop();
  }
  process.stdout.write(`${layRows(rows)}\n\n${isQuick ? "Short form" : "Full form"}, ${elapsed()}.\n`);
}

await main(process.argv.includes("--quick"));
