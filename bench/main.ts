import { parseArgs } from "node:util";
import { makeLicences, openRig } from "./rig/rig.ts";
import { layRows, type Row } from "./rig/table.ts";
import { measureAccept } from "./measures/accept.ts";
import type { Bench, Site } from "./measures/bench.ts";
import { measureDelivery } from "./measures/deliver.ts";
import { measureFirstByte } from "./measures/first-byte.ts";
import { startGatewayPair } from "./measures/gateway-pair.ts";
import { measureIsolation } from "./measures/isolation.ts";
import { measureLists } from "./measures/lists.ts";
import { measureMemory } from "./measures/memory.ts";
import { measurePace } from "./measures/pace.ts";
import { measureSoapCall } from "./measures/soap-call.ts";
import { measureSync } from "./measures/sync.ts";
import { measureTwoWorkers } from "./measures/two-workers.ts";

/**
 * `npm run bench`: builds every system that is compared on this machine, measures them in turn, and prints one table.
 * Speed is measured and not asserted: it fails only where something could not be measured. `-- --quick` takes two
 * minutes with smaller tables and fewer rounds; further arguments name the only measures to make (`-- pace lists`).
 * `-- memory --minutes 10` measures memory for as long as the issue asks, with the tables of the short form.
 */
const MOST_SITES = 320;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(isQuick: boolean, minutes: number | null, only: readonly string[]): Promise<void> {
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
      minutes,
      simulator,
      site: () => {
        const site = sites.shift();
        if (!site) throw new Error("There are too few sites.");
        return site;
      },
    };
    /** Each measure starts what it needs in a part of the rig, so that nothing of it runs beside the next. */
    const measure = async (name: string, make: (bench: Bench) => Promise<Row[]>): Promise<void> => {
      if (only.length > 0 && !only.some((one) => name.includes(one))) return;
      say(`[${elapsed()}] ${name} …`);
      const part = rig.part();
      rows.push(...(await make({ ...bench, rig: part })));
      await part.stop();
    };
    const measurePair = async (): Promise<void> => {
      const part = rig.part();
      const pair = await startGatewayPair({ ...bench, rig: part });
      await measure("accepting leads", (one) => measureAccept(one, pair));
      await measure("memory", (one) => measureMemory(one, pair));
      await measure("lists", (one) => measureLists(one, pair));
      await measure("isolation", (one) => measureIsolation(one, pair));
      await part.stop();
    };
    const pairNames = ["accepting leads", "memory", "lists", "isolation"];
    if (only.length === 0 || pairNames.some((name) => only.some((one) => name.includes(one)))) {
      say(`[${elapsed()}] filling the tables of a gateway …`);
      await measurePair();
    }
    await measure("first byte", measureFirstByte);
    await measure("delivery", measureDelivery);
    await measure("soap call", measureSoapCall);
    await measure("pace", measurePace);
    await measure("two workers", measureTwoWorkers);
    await measure("sync", measureSync);
  } finally {
    await rig.stop();
  }
  process.stdout.write(`${layRows(rows)}\n\n${isQuick ? "Short form" : "Full form"}, ${elapsed()}.\n`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: "boolean", default: false }, minutes: { type: "string" } },
});
const minutes = values.minutes === undefined ? null : Number(values.minutes);
if (minutes !== null && !(minutes > 0))
  throw new Error(`--minutes ${values.minutes} is not a number of minutes.`);
await main(values.quick || minutes !== null, minutes, positionals);
