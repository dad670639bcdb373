import { confirm } from "@clack/prompts";
import { type Command, Option } from "commander";
import type { Guestcard } from "../../../../../sdk/src/index.ts";
import { CliError } from "../../cli-error.ts";
import { examples } from "../../examples.ts";
import { refuseTakenName } from "../../find-integration.ts";
import { type GatewayOptions, gatewayOptions, openGateway } from "../../gateway-access.ts";
import { answered, askForDraft } from "../../integrations/ask-for-draft.ts";
import { bodyOf, type DraftFlags, draftOf } from "../../integrations/integration-draft.ts";
import type { Methods } from "../../integrations/remedies.ts";
import { allAnswer, connectionTable, NOT_TRIED, testConnection } from "../../integrations/test-connection.ts";
import { say, sayError, sayJson } from "../../terminal/say.ts";

type Options = GatewayOptions &
  DraftFlags & { readonly testOnly?: true; readonly saveAnyway?: true; readonly json?: true };

/** `integrations add`: asks, has the gateway test each method, and saves where that is wanted. */
export function addAddIntegration(integrations: Command): void {
  examples(
    gatewayOptions(
      integrations
        .command("add")
        .description("connect a RealPage licence: asks, tests each RPX method, and saves if you want it")
        .option("--name <name>", "what you call it")
        .option("--base-url <url>", "the endpoint that RealPage gave you")
        .option("--pmc-id <id>", "the management company; without it, all of the licence")
        .option("--site-id <id>", "one property; without it, all of the licence")
        .option("--username <name>", "of an older licence")
        .option("--frequency <calls>", "calls that RealPage allows for each --cadence (default: 1)")
        .addOption(
          new Option("--cadence <unit>", "what --frequency counts by (default: SECOND)").choices([
            "SECOND",
            "MINUTE",
            "HOUR",
            "DAY",
          ]),
        )
        .option("--concurrency <calls>", "calls under way at once (default: 1)")
        .option(
          "--credentials-file <file>",
          "JSON with baseUrl, licensekey, pmcId, siteId, username, password …",
        )
        .addOption(new Option("--test-only", "show the test and save nothing").conflicts("saveAnyway"))
        .option("--save-anyway", "save even where RealPage refuses methods")
        .option("--json", "the result as JSON"),
    ).action(add),
    [
      "guestcard integrations add",
      'guestcard integrations add --name "Oak Living" --credentials-file oak.json --frequency 5',
      "GUESTCARD_RPX_LICENCE_KEY=… guestcard integrations add --name Oak --base-url https://… --test-only",
    ],
    `Secrets come from the prompt, GUESTCARD_RPX_LICENCE_KEY and GUESTCARD_RPX_PASSWORD, or --credentials-file.
Without a terminal it asks nothing and saves only where every method answers.
Exit code 2: tested and not saved, because RealPage refuses methods.`,
  );
}

const NOT_SAVED = 2;

async function add(options: Options): Promise<void> {
  const guestcard = openGateway(options);
  const asks = process.stdin.isTTY && process.stderr.isTTY;
  const given = draftOf(options, process.env);
  const body = bodyOf(asks ? await askForDraft(given) : given);
  if (!options.testOnly) await refuseTakenName(guestcard, body.name);
  const { id } = await guestcard.integrations.create(body);
  let saved = false;
  try {
    sayError("Testing, at the pace you gave …");
    const methods = await testConnection(guestcard, id, (method, known) =>
      sayError(`  ${method}: ${known[method]?.status === "SUCCESS" ? "ok" : "refused"}`),
    );
    if (!options.json) say(`\n${connectionTable(methods)}\n\n${NOT_TRIED}`);
    saved = await decide(options, asks, methods);
    if (saved) await guestcard.integrations.update(id, { active: true });
    if (options.json) sayJson({ saved, integration_id: saved ? id : null, methods });
    else say(saved ? `Saved as ${id}. Its first sync begins now.` : "Not saved.");
    if (!allAnswer(methods) && !saved) process.exitCode = NOT_SAVED;
  } finally {
    if (!saved) await takeAway(guestcard, id);
  }
}

async function decide(options: Options, asks: boolean, methods: Methods): Promise<boolean> {
  if (options.testOnly) return false;
  if (options.saveAnyway) return true;
  if (!asks) return allAnswer(methods);
  const message = allAnswer(methods)
    ? "Everything answers. Save it and begin the first sync?"
    : "Some methods are refused. Save it all the same?";
  return answered(await confirm({ message, initialValue: allAnswer(methods), output: process.stderr }));
}

/** It was made inactive, for the test alone. */
async function takeAway(guestcard: Guestcard, id: string): Promise<void> {
  try {
    await guestcard.integrations.archive(id);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CliError(`The integration ${id}, made for the test, is left inactive: ${why}`);
  }
}
