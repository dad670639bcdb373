import type { Command } from "commander";
import { examples } from "../examples.ts";
import type { Finding } from "../doctor/finding.ts";
import { paint } from "../terminal/paint.ts";
import { say, sayJson } from "../terminal/say.ts";

/** `guestcard doctor`: looks at everything a gateway stands on, each with its remedy. */
export function addDoctor(program: Command): void {
  examples(
    program
      .command("doctor")
      .description(
        "look at configuration, database, secret key, upstream, clocks and disk, each with its remedy",
      )
      .option("--data-access", "also ask RealPage each method of each integration, at its pace")
      .option("--json", "as JSON")
      .action(doctor),
    ["guestcard doctor", "guestcard doctor --data-access", "guestcard doctor --json"],
    `Run it where the gateway runs, with the gateway's settings and as its user. It changes nothing; --data-access keeps its answers.
Exit code 1 when something is wrong; what is doubtful alone does not count.`,
  );
}

async function doctor(options: { readonly dataAccess?: true; readonly json?: true }): Promise<void> {
  const { diagnose } = await import("../doctor/diagnose.ts");
  const findings: Finding[] = [];
  for await (const finding of diagnose(process.env, options.dataAccess === true)) {
    findings.push(finding);
    if (!options.json) show(finding);
  }
  const isWell = findings.every(({ verdict }) => verdict !== "wrong");
  if (options.json) sayJson({ ok: isWell, findings });
  else say(isWell ? paint.good("Nothing is wrong.") : paint.bad("Something is wrong; see above."));
  if (!isWell) process.exitCode = 1;
}

const painters = { ok: paint.good, doubtful: paint.doubtful, wrong: paint.bad } as const;
const VERDICT_WIDTH = 10;
const CHECK_WIDTH = 15;

function show({ check, verdict, said, remedy }: Finding): void {
  say(`${painters[verdict](verdict.padEnd(VERDICT_WIDTH))}${check.padEnd(CHECK_WIDTH)}${said}`);
  if (remedy !== null) say(`${" ".repeat(VERDICT_WIDTH + CHECK_WIDTH)}${paint.strong("→")} ${remedy}`);
}
