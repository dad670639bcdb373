import type { Command } from "commander";
import type { Write } from "../../../../../sdk/src/index.ts";
import { examples } from "../../examples.ts";
import { type GatewayOptions, gatewayOptions, openGateway } from "../../gateway-access.ts";
import { paint } from "../../terminal/paint.ts";
import { say, sayJson } from "../../terminal/say.ts";
import { layTable } from "../../terminal/table.ts";

/** `writes show`: one write and everything that happened to it. */
export function addShowWrite(writes: Command): void {
  examples(
    gatewayOptions(
      writes
        .command("show")
        .description("a write and everything that happened to it")
        .argument("<job>", "its job id")
        .option("--json", "as JSON"),
    ).action(show),
    ["guestcard writes show 019ab5f0-7e1c-7cc3-98c4-dc0c0c07398f"],
  );
}

async function show(job: string, options: GatewayOptions & { readonly json?: true }): Promise<void> {
  const write = await openGateway(options).writes.read(job);
  if (options.json) sayJson(write);
  else for (const line of linesOf(write)) say(line);
}

function* linesOf(write: Write): Generator<string> {
  const request = write.request as Record<string, unknown>;
  const facts: [string, string | null][] = [
    ["job", write.id],
    ["status", `${paintedStatus(write.write_status)} (${write.state})`],
    ["what", write.operation],
    ["who", [request["first_name"], request["last_name"]].filter(Boolean).join(" ") || null],
    ["property", `${write.x_property_id} (${write.property_id})`],
    ["guest card", write.guest_card_id],
    ["record", write.created_record_id],
    ["accepted", write.created_at],
    ["next", write.due_at],
    ["tries", `${write.attempts} sent, ${write.look_ups} looked up`],
    ["retry of", write.retry_of],
    ["retried by", write.retried_by],
  ];
  for (const [name, value] of facts) if (value !== null) yield `${name.padEnd(11)}${value}`;
  for (const error of write.errors) yield `${"error".padEnd(11)}${paint.bad(error)}`;
  yield "";
  yield layTable([
    ["at", "what happened", "state", "why", "RealPage's log id"],
    ...write.events.map((event) => [
      event.at,
      event.event,
      event.to_state,
      event.reason ?? "",
      event.message_log_id ?? "",
    ]),
  ]);
}

/** A status as it is shown at a terminal. */
export function paintedStatus(status: string): string {
  if (status === "SUCCESS") return paint.good(status);
  return status === "FAILURE" ? paint.bad(status) : paint.doubtful(status);
}
