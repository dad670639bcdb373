import { type Command, InvalidArgumentError } from "commander";
import { listActs, type RecordedAct } from "../../audit/list-acts.ts";
import { examples } from "../examples.ts";
import { say, sayJson } from "../terminal/say.ts";
import { layTable } from "../terminal/table.ts";
import { withDatabase } from "../with-database.ts";

type Options = {
  readonly limit: number;
  readonly since?: Date;
  readonly object?: string;
  readonly json?: true;
};

const MOST = 1000;

/** `audit`: the administrative acts of all accounts, newest first. */
export function addAudit(program: Command): void {
  examples(
    program
      .command("audit")
      .description("who did what and when, newest first")
      .option("--since <time>", "only from then on, as 2027-01-15T00:00:00Z", parseTime)
      .option("--object <id>", "only what was done to the integration, webhook, key or write of this id")
      .option("--limit <number>", `at most so many, up to ${MOST}`, parseLimit, 50)
      .option("--json", "as JSON lines, with what was changed")
      .action(showAudit),
    ["guestcard audit", "guestcard audit --since 2027-01-15T00:00:00Z --json"],
  );
}

async function showAudit(options: Options): Promise<void> {
  await withDatabase(async ({ database }) => {
    const filters = {
      ...(options.since && { after: options.since }),
      ...(options.object !== undefined && { objectId: options.object }),
    };
    const terms = [{ field: "id", direction: "desc" }] as const;
    const page = await listActs(database, null, filters, {
      terms,
      limit: options.limit,
      offset: 0,
      after: null,
    });
    if (options.json) for (const act of page.rows) sayJson(act);
    else say(layTable([["at", "who", "what", "on", "from"], ...page.rows.map(toRow)]));
  });
}

function toRow(act: RecordedAct): string[] {
  return [
    act.at.toISOString(),
    act.actor_kind === "command_line" ? `${act.actor_name} (command line)` : act.actor_name,
    act.action,
    act.object_id ?? "",
    act.source_address ?? "",
  ];
}

function parseTime(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime()) || time.getTime() < 0)
    throw new InvalidArgumentError("Must be a time such as 2027-01-15T00:00:00Z.");
  return time;
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (!/^\d+$/.test(text) || limit < 1 || limit > MOST)
    throw new InvalidArgumentError(`Must be a whole number from 1 to ${MOST}.`);
  return limit;
}
