import type { Command } from "commander";
import { examples } from "../../examples.ts";
import { gatewayOptions } from "../../gateway-access.ts";
import { leadColumns } from "../../leads/lead-columns.ts";
import { sendLeads } from "../../leads/send-leads.ts";

/** `leads send`: the leads of a file, each once, however often it is interrupted. */
export function addSendLeads(leads: Command): void {
  examples(
    gatewayOptions(
      leads
        .command("send")
        .description(
          "send the leads of a CSV file or of JSON lines, each once, however often it is interrupted",
        )
        .argument("<file>", "CSV in UTF-8 with a header, or JSON lines (.jsonl, .ndjson)")
        .option(
          "--map <pairs...>",
          'a column and what it becomes, as "Vorname=first_name"; "Notes=" leaves it out',
          [],
        )
        .option("--defaults <pairs...>", 'for rows without their own, as "lead_source=Website"', [])
        .option("--integration <name>", "its id or name; needless where there is one")
        .option("--separator <character>", "between cells; found out by itself from , ; tab and |")
        .option("--concurrency <requests>", "requests at once", "8")
        .option("--journal <file>", "where is written down what was sent (default: FILE.journal)")
        .option("--dry-run", "check every row by every rule; send and keep nothing")
        .option("--wait", "follow every lead until RealPage holds it")
        .option("--wait-seconds <seconds>", "how long to follow at most", "600")
        .option("--json", "the result as JSON; no progress"),
    ).action(sendLeads),
    [
      'guestcard leads send leads.csv --defaults "lead_relationship=Head of Household"',
      'guestcard leads send leute.csv --map "Vorname=first_name" "Haus=property" --dry-run',
      "guestcard leads send leads.jsonl --integration Oak --wait",
    ],
    `Obvious headers (First Name, e-mail, ZIP …) map themselves. Columns of a lead:
  ${lines(leadColumns).join("\n  ")}
property, lead_relationship, lead_source, employee and unit take a name, RealPage's id or an id;
desired_max_rent takes dollars.

Interrupted or stopped, run it again in the same way: rows that were accepted are not sent again.
FILE.report.csv says what was refused and why; FILE.refused.csv holds those rows, to correct and send.

Exit codes: 0 all accepted (with --wait: delivered); 1 could not begin; 2 some rows were refused, are
unsure or failed; 3 ended before its end: run it again.`,
  );
}

/** Words in lines of a help's width. */
function lines(words: readonly string[]): string[] {
  const WIDTH = 96;
  const filled: string[] = [];
  for (const word of words) {
    const last = filled.at(-1);
    if (last !== undefined && last.length + word.length + 2 <= WIDTH)
      filled[filled.length - 1] = `${last}, ${word}`;
    else filled.push(word);
  }
  return filled;
}
