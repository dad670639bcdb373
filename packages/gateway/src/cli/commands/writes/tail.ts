import { setTimeout as pause } from "node:timers/promises";
import { type Command, Option } from "commander";
import type { Guestcard, ListedWrite } from "../../../../../sdk/src/index.ts";
import { CliError } from "../../cli-error.ts";
import { examples } from "../../examples.ts";
import { findIntegration } from "../../find-integration.ts";
import { type GatewayOptions, gatewayOptions, openGateway } from "../../gateway-access.ts";
import { say, sayError, sayJson } from "../../terminal/say.ts";
import { newWatch } from "../../writes/watch-writes.ts";
import { paintedStatus } from "./show.ts";

type Options = GatewayOptions & {
  readonly search?: string;
  readonly integration?: string;
  readonly property?: string;
  readonly status?: ListedWrite["write_status"];
  readonly last: string;
  readonly once?: true;
  readonly json?: true;
};

const POLL_MS = 1000;
/** After a fault of the gateway the tail goes on by itself: it is watched when things go wrong. */
const PAUSES_MS = [1000, 2000, 4000, 8000, 16_000, 30_000];

/** `writes tail`: writes as they come and as they change. */
export function addTailWrites(writes: Command): void {
  examples(
    gatewayOptions(
      writes
        .command("tail")
        .description("writes as they come, and each change of their state")
        .option("--search <words>", "of a name, e-mail, phone, job id or guest card id")
        .option("--integration <name>", "its id or name")
        .option("--property <id>", "Guestcard's id of a property")
        .addOption(new Option("--status <status>", "only these").choices(["PENDING", "SUCCESS", "FAILURE"]))
        .option("--last <count>", "how many of the newest to begin with", "20")
        .option("--once", "show these and end")
        .option("--json", "as JSON lines"),
    ).action(tail),
    [
      "guestcard writes tail",
      'guestcard writes tail --once --search "lovelace"',
      "guestcard writes tail --status FAILURE --json | jq .last_error",
    ],
  );
}

async function tail(options: Options): Promise<void> {
  const last = Number(options.last);
  if (!/^\d{1,3}$/.test(options.last) || last > 250)
    throw new CliError("--last must be a whole number from 0 to 250.");
  const guestcard = openGateway(options, PAUSES_MS);
  const watch = newWatch(guestcard, await filtersOf(guestcard, options));
  const show = (write: ListedWrite): void => {
    if (options.status !== undefined && write.write_status !== options.status) return;
    if (options.json) sayJson(write);
    else say(lineOf(write));
  };
  for (const write of await watch.begin(last)) show(write);
  if (!options.once) sayError("Watching; Ctrl-C ends it.");
  while (!options.once) {
    await pause(POLL_MS);
    for (const write of await watch.next()) show(write);
  }
}

async function filtersOf(guestcard: Guestcard, { search, integration, property }: Options) {
  return {
    ...(search !== undefined && { q: search }),
    ...(property !== undefined && { property_id: property }),
    ...(integration !== undefined && { integration_id: (await findIntegration(guestcard, integration)).id }),
  };
}

const STATUS_WIDTH = 7;
const STATE_WIDTH = 12;

function lineOf(write: ListedWrite): string {
  const { lead } = write;
  const status = paintedStatus(write.write_status) + " ".repeat(STATUS_WIDTH - write.write_status.length);
  return [
    write.created_at,
    write.id,
    status,
    write.state.padEnd(STATE_WIDTH),
    [lead.first_name, lead.last_name].filter(Boolean).join(" "),
    write.property_name ?? write.property_id,
    write.guest_card_id ?? "",
    write.last_error ?? "",
  ]
    .join("  ")
    .trimEnd();
}
