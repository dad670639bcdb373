import type { Command } from "commander";
import { examples } from "../../examples.ts";
import { type GatewayOptions, gatewayOptions, openGateway } from "../../gateway-access.ts";
import { paint } from "../../terminal/paint.ts";
import { say, sayJson } from "../../terminal/say.ts";
import { layTable } from "../../terminal/table.ts";

/** `integrations list`: each with its condition and why it is blocked. */
export function addListIntegrations(integrations: Command): void {
  examples(
    gatewayOptions(
      integrations
        .command("list")
        .description("list them, each with its condition")
        .option("--json", "as JSON lines"),
    ).action(list),
    ["guestcard integrations list"],
  );
}

async function list(options: GatewayOptions & { readonly json?: true }): Promise<void> {
  const guestcard = openGateway(options);
  const rows: string[][] = [];
  const reasons: string[] = [];
  for await (const { id, is_archived: isArchived } of guestcard.integrations.list()) {
    if (isArchived) continue;
    const one = await guestcard.integrations.read(id);
    if (options.json) {
      sayJson(one);
      continue;
    }
    const pace = `${one.max_request_frequency} a ${one.max_request_cadence.toLowerCase()}`;
    rows.push([
      id,
      one.name,
      conditionOf(one),
      String(one.waiting_writes),
      pace,
      one.last_completed_sync ?? "never",
    ]);
    for (const { cause, reason, x_property_id: property } of one.blocks)
      reasons.push(`${one.name}${property === null ? "" : `, property ${property}`}: ${cause}: ${reason}`);
  }
  if (options.json) return;
  if (rows.length === 0) return say("There is no integration yet. `guestcard integrations add` makes one.");
  say(layTable([["id", "name", "condition", "waiting", "pace", "last sync"], ...rows]));
  for (const reason of reasons) say(paint.bad(reason));
}

function conditionOf({
  active,
  state,
  blocks,
}: {
  active: boolean;
  state: string;
  blocks: readonly unknown[];
}): string {
  if (!active) return paint.doubtful("inactive");
  if (state === "BLOCKED") return paint.bad("blocked");
  return blocks.length > 0 ? paint.doubtful(`${blocks.length} properties blocked`) : paint.good("open");
}
