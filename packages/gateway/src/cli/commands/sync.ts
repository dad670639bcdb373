import { setTimeout as pause } from "node:timers/promises";
import type { Command } from "commander";
import type { Guestcard } from "../../../../sdk/src/index.ts";
import { CliError } from "../cli-error.ts";
import { examples } from "../examples.ts";
import { findIntegration } from "../find-integration.ts";
import { type GatewayOptions, gatewayOptions, openGateway } from "../gateway-access.ts";
import { say, sayError, sayJson } from "../terminal/say.ts";
import { layTable } from "../terminal/table.ts";

type Options = GatewayOptions & { readonly models?: string; readonly json?: true };
type Sync = Awaited<
  ReturnType<Awaited<ReturnType<Guestcard["integrations"]["syncs"]>>["page"]>
>["items"][number];

const POLL_MS = 300;

/** `guestcard sync`: brings what RealPage holds, and follows that to its end. */
export function addSync(program: Command): void {
  examples(
    gatewayOptions(
      program
        .command("sync")
        .description("bring what RealPage holds, and follow that to its end")
        .argument("[integration]", "its id or name; needless where there is one")
        .option("--models <models>", "only these, with commas between: properties,units,leads …")
        .option("--json", "the finished sync as JSON"),
    ).action(sync),
    ["guestcard sync", 'guestcard sync "Oak Living" --models properties,units'],
    "Exit code 1 when the sync failed.",
  );
}

async function sync(named: string | undefined, options: Options): Promise<void> {
  const guestcard = openGateway(options);
  const integration = await findIntegration(guestcard, named);
  const before = await newest(guestcard, integration.id);
  const models = options.models?.split(",").map((model) => model.trim());
  await guestcard.integrations.sync(integration.id, models ? { models_to_sync: models as never } : {});
  sayError(`Syncing ${integration.name} …`);
  const ended = await follow(guestcard, integration.id, before?.id ?? null);
  if (options.json) sayJson(ended);
  else for (const line of linesOf(ended)) say(line);
  if (ended.state === "failed") throw new CliError(`The sync of ${integration.name} failed.`);
}

const newest = async (guestcard: Guestcard, id: string): Promise<Sync | undefined> =>
  (await guestcard.integrations.syncs(id, { limit: 1 }).page()).items[0];

/** Waits for the end of the sync that was asked for: a newer one than `before`, or the one that was open already. */
async function follow(guestcard: Guestcard, id: string, before: string | null): Promise<Sync> {
  let told = "";
  const open = before === null ? null : await newest(guestcard, id);
  const joins = open?.id === before && (open?.state === "waiting" || open?.state === "running");
  for (;;) {
    const sync = await newest(guestcard, id);
    if (sync && (joins || sync.id !== before)) {
      if (sync.state === "done" || sync.state === "failed") return sync;
      const progress = `${sync.state}${countsOf(sync)
        .map(([model, text]) => ` · ${model} ${text}`)
        .join("")}`;
      if (progress !== told) sayError((told = progress));
    }
    await pause(POLL_MS);
  }
}

function countsOf(sync: Sync): [string, string][] {
  return Object.entries(sync.counts as Record<string, Record<string, number>>).map(([model, counts]) => [
    model,
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(", ") || "none",
  ]);
}

function* linesOf(sync: Sync): Generator<string> {
  yield layTable([["model", "what came"], ...countsOf(sync)]);
  for (const error of sync.errors as {
    x_property_id: string | null;
    method: string | null;
    reason: string;
  }[]) {
    const where = [error.x_property_id && `property ${error.x_property_id}`, error.method].filter(Boolean);
    yield `${where.join(", ") || "all"}: ${error.reason}`;
  }
  const took = Date.parse(sync.finished_at ?? "") - Date.parse(sync.started_at ?? "");
  yield `${sync.state}${Number.isNaN(took) ? "" : ` after ${(took / 1000).toFixed(1)} s`}`;
}
