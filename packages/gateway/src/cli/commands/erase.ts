import type { Command } from "commander";
import { findAccount } from "../../accounts/api-keys.ts";
import { commandLineDoer } from "../../audit/command-line.ts";
import { type Erasure, erasePerson } from "../../erasure/erase-person.ts";
import { readSelector } from "../../erasure/selector.ts";
import { CliError } from "../cli-error.ts";
import { examples } from "../examples.ts";
import { say, sayJson } from "../terminal/say.ts";
import { layTable } from "../terminal/table.ts";
import { withDatabase } from "../with-database.ts";

type Options = {
  readonly account: string;
  readonly email?: string;
  readonly phone?: string;
  readonly integration?: string;
  readonly guestCard?: string;
  readonly job?: string;
  readonly giveUp?: true;
  readonly yes?: true;
  readonly json?: true;
};

/** `erase`: erases one person's data; without `--yes` it says what that would be. */
export function addErase(program: Command): void {
  examples(
    program
      .command("erase")
      .description("erase one person's data in one account; without --yes only count it")
      .option("--account <name>", "the account", "default")
      .option("--email <address>", "writes and guest cards with this address")
      .option("--phone <number>", "writes and guest cards with this number")
      .option("--guest-card <id>", "RealPage's id of a guest card, with --integration")
      .option("--integration <id>", "the integration of --guest-card")
      .option("--job <id>", "a write")
      .option("--give-up", "give up writes that wait or need review, instead of refusing")
      .option("--yes", "erase it")
      .option("--json", "the report as JSON")
      .action(erase),
    [
      "guestcard erase --email ada@example.com",
      "guestcard erase --email ada@example.com --phone 2145550123 --yes",
    ],
    "RealPage goes on holding the guest card: have it erased there, too.",
  );
}

async function erase(options: Options): Promise<void> {
  const read = readSelector({
    email: options.email,
    phone: options.phone,
    integration_id: options.integration,
    guest_card_id: options.guestCard,
    job_id: options.job,
  });
  if ("faults" in read) throw new CliError(read.faults.map(({ message }) => message).join("; "));
  await withDatabase(async ({ database: { pool } }) => {
    const accountId = await findAccount(pool, options.account);
    if (accountId === null) throw new CliError(`There is no account named ${options.account}.`);
    const erasure = await erasePerson(pool, {
      accountId,
      selector: read.selector,
      confirmed: options.yes === true,
      givesUp: options.giveUp === true,
      doer: commandLineDoer(),
    });
    tell(erasure, options);
  });
}

function tell(erasure: Erasure, options: Options): void {
  switch (erasure.kind) {
    case "faulty":
      throw new CliError(erasure.faults.map(({ message }) => message).join("; "));
    case "not-found":
      throw new CliError("There is no data of such a person.");
    case "under-way":
      throw new CliError(
        [
          "Writes of this person are not finished; nothing was erased:",
          ...erasure.writes.map(({ id, state }) => `  ${id}  ${state}`),
          "Those that wait or need review are given up with --give-up; the others end by themselves.",
        ].join("\n"),
      );
    case "reported": {
      const { report } = erasure;
      if (options.json) return sayJson(report);
      const rows = Object.entries(report.counts).map(([table, count]) => [table, String(count)]);
      say(layTable([["table", "rows"], ...rows]));
      say(`writes       ${report.jobIds.join(", ") || "none"}`);
      if (report.givenUp.length > 0) say(`given up     ${report.givenUp.join(", ")}`);
      say(`guest cards  ${report.guestCards}, not read again`);
      return say(report.erased ? "erased" : "Nothing was changed. Add --yes to erase it.");
    }
    default:
      return erasure satisfies never;
  }
}
