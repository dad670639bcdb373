import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { withPostgres } from "../harness/with-postgres.ts";
import { fuzzApi, type FuzzResult } from "./fuzz-api.ts";

/**
 * `npm run fuzz -- --inputs N --xml-runs M --seed S`: N inputs made from the API's own document, to every operation,
 * and M replies of each hostile kind to the RPX connector. Exit code 1 where an answer was a 500 or not by its schema,
 * where something refused left a trace in the database, or where a reply was no outcome.
 */
const { values } = parseArgs({
  options: {
    inputs: { type: "string", default: "100000" },
    "xml-runs": { type: "string", default: "20000" },
    seed: { type: "string", default: "1" },
  },
});

const XML_TESTS = new URL("../../src/connectors/realpage-rpx/xml-fuzz.test.ts", import.meta.url).pathname;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function report(result: FuzzResult, seconds: number): void {
  const byStatus = new Map<number, number>();
  const reached = new Set<string>();
  for (const [name, count] of result.statuses) {
    const at = name.lastIndexOf(" ");
    const status = Number(name.slice(at));
    byStatus.set(status, (byStatus.get(status) ?? 0) + count);
    if (status === 200) reached.add(name.slice(0, at));
  }
  say(`${result.inputs} inputs to ${result.operationNames.length} operations in ${seconds} s`);
  for (const [status, count] of [...byStatus].toSorted(([a], [b]) => a - b)) say(`  ${status}  ${count}`);
  const unreached = result.operationNames.filter((name) => !reached.has(name));
  say(`never answered with 200: ${unreached.join(", ") || "none"}`);
  say(`${result.comparedBlocks} blocks of refused requests left the database as it was`);
  for (const fault of result.faults) say(`FAULT ${fault}`);
  say(`${result.faults.length} faults`);
}

const began = performance.now();
const result = await withPostgres(async (environment) => {
  Object.assign(process.env, environment);
  return fuzzApi({ inputs: Number(values.inputs), seed: Number(values.seed) });
});
report(result, Math.round((performance.now() - began) / 1000));
const xml = spawnSync(process.execPath, ["--test", XML_TESTS], {
  stdio: "inherit",
  env: { ...process.env, GUESTCARD_TEST_FUZZ_RUNS: values["xml-runs"] },
});
process.exitCode = result.faults.length > 0 || xml.status !== 0 ? 1 : 0;
