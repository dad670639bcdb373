import { parseArgs } from "node:util";
import { type ChaosResult, runChaos } from "./run-chaos.ts";

/**
 * `npm run chaos -- --leads N --kills K --faults P --seed S`: gateways are killed, paused and restarted, and so is
 * PostgreSQL, while RPX fails a share of all calls. Exit code 1 where the promise did not hold. `--break look-up` and
 * `--break commit` show that the run would notice.
 */
const { values } = parseArgs({
  options: {
    leads: { type: "string", default: "1000" },
    kills: { type: "string", default: "20" },
    faults: { type: "string", default: "0.2" },
    seed: { type: "string", default: "1" },
    break: { type: "string" },
  },
});

function number(name: "leads" | "kills" | "faults" | "seed"): number {
  const value = Number(values[name]);
  if (!(value >= 0) || (name !== "faults" && !Number.isInteger(value)) || (name === "faults" && value > 1))
    throw new Error(
      `--${name} must be ${name === "faults" ? "a share from 0 to 1" : "a whole number from 0"}.`,
    );
  return value;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function report({ verdict, later, clients, recoveries, errors, faultsMet, seconds }: ChaosResult): void {
  const row = (name: string, value: unknown): void => say(`${name.padEnd(26)}${String(value)}`);
  row("accepted", verdict.accepted);
  row("stored", verdict.stored);
  row("refused by RPX, told so", verdict.refusedByRpx);
  for (const name of ["lost", "doubled", "false", "undecided", "open"] as const)
    row(name, verdict[name].length);
  row("changes, events, webhooks", `${later.changes}, ${later.events}, ${later.webhooks}`);
  for (const name of ["lost", "doubled", "false", "undecided"] as const)
    row(`  ${name} of these`, later[name].length);
  row("unexpected answers", clients.unexpected.length);
  row(
    "faults met",
    Object.entries(faultsMet)
      .map(([kind, times]) => `${kind} ${times}`)
      .join(", "),
  );
  for (const what of [...new Set(recoveries.map((one) => one.what))].toSorted()) {
    const times = recoveries
      .filter((one) => one.what === what)
      .map((one) => one.ms / 1000)
      .toSorted((a, b) => a - b);
    row(
      what,
      `${times.length} times, recovered in ${times[times.length >> 1]?.toFixed(1)} s (median), ${times.at(-1)?.toFixed(1)} s (longest)`,
    );
  }
  for (const [message, { times, line }] of errors) row(`logged: ${message}`, `${times} times, first ${line}`);
  row("seconds", seconds.toFixed(0));
  for (const name of ["lost", "doubled", "false", "undecided", "open"] as const)
    for (const lead of verdict[name].slice(0, 10)) say(`  ${name}: ${lead}`);
  for (const name of ["lost", "doubled", "false", "undecided"] as const)
    for (const line of later[name].slice(0, 10)) say(`  later, ${name}: ${line}`);
  for (const line of clients.unexpected.slice(0, 10)) say(`  unexpected: ${line}`);
}

if (values.break !== undefined && values.break !== "look-up" && values.break !== "commit")
  throw new Error("--break must be look-up or commit.");
const options = {
  leads: number("leads"),
  kills: number("kills"),
  faults: number("faults"),
  seed: number("seed"),
};
say(
  `chaos: ${Object.entries(options)
    .map(([name, value]) => `--${name} ${value}`)
    .join(" ")}${values.break ? ` --break ${values.break}` : ""}`,
);
const result = await runChaos({ ...options, ...(values.break && { breaks: values.break }), say });
report(result);
const { verdict, later, clients } = result;
const broken = [
  ...verdict.lost,
  ...verdict.doubled,
  ...verdict.false,
  ...verdict.open,
  ...later.lost,
  ...later.doubled,
  ...later.false,
  ...clients.unexpected,
];
process.exitCode = broken.length > 0 ? 1 : 0;
