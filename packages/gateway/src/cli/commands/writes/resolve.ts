import { type Command, Option } from "commander";
import type { WriteResolution } from "../../../../../sdk/src/index.ts";
import { CliError } from "../../cli-error.ts";
import { examples } from "../../examples.ts";
import { type GatewayOptions, gatewayOptions, openGateway } from "../../gateway-access.ts";
import { say, sayJson } from "../../terminal/say.ts";
import { paintedStatus } from "./show.ts";

type Options = GatewayOptions & {
  readonly confirm?: true | string;
  readonly sendAgain?: true;
  readonly giveUp?: true;
  readonly reason?: string;
  readonly json?: true;
};

/** `writes resolve`: says what became of a write that needs review. */
export function addResolveWrite(writes: Command): void {
  examples(
    gatewayOptions(
      writes
        .command("resolve")
        .description("say what became of a write that needs review, after a look into RealPage")
        .argument("<job>", "its job id")
        .addOption(
          new Option(
            "--confirm [guest-card]",
            "RealPage holds it; of a new lead, as this guest card",
          ).conflicts(["sendAgain", "giveUp"]),
        )
        .addOption(new Option("--send-again", "RealPage does not hold it: send it").conflicts("giveUp"))
        .option("--give-up", "it shall not be delivered")
        .option("--reason <text>", "with --give-up: what callers read")
        .option("--json", "as JSON"),
    ).action(resolve),
    [
      "guestcard writes resolve 019ab5f0-7e1c-7cc3-98c4-dc0c0c07398f --confirm 30000123",
      "guestcard writes resolve 019ab5f0-7e1c-7cc3-98c4-dc0c0c07398f --send-again",
      'guestcard writes resolve 019ab5f0-7e1c-7cc3-98c4-dc0c0c07398f --give-up --reason "Moved in elsewhere"',
    ],
  );
}

async function resolve(job: string, options: Options): Promise<void> {
  const status = await openGateway(options).writes.resolve(job, resolutionOf(options));
  if (options.json) sayJson(status);
  else say([paintedStatus(status.write_status), ...status.errors].join("  "));
}

function resolutionOf({ confirm, sendAgain, giveUp, reason }: Options): WriteResolution {
  if (reason !== undefined && !giveUp) throw new CliError("--reason belongs to --give-up.");
  if (confirm !== undefined)
    return { action: "confirm", ...(typeof confirm === "string" && { guest_card_id: confirm }) };
  if (sendAgain) return { action: "send_again" };
  if (giveUp) return { action: "give_up", ...(reason !== undefined && { reason }) };
  throw new CliError("Say what became of it: --confirm [guest-card], --send-again or --give-up.");
}
