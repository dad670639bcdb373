import type { Command } from "commander";
import { accountNamed, createApiKey } from "../../../accounts/api-keys.ts";
import { commandLineDoer } from "../../../audit/command-line.ts";
import { allRights, type Right } from "../../../accounts/rights.ts";
import { CliError } from "../../cli-error.ts";
import { examples } from "../../examples.ts";
import { say, sayJson } from "../../terminal/say.ts";
import { withDatabase } from "../../with-database.ts";

type Options = {
  readonly name: string;
  readonly account: string;
  readonly rights: string;
  readonly json?: true;
};

/** `keys create`: makes a key and prints its token, which is never shown again. */
export function addCreateKey(keys: Command): void {
  examples(
    keys
      .command("create")
      .description("make an API key and show its token once")
      .requiredOption("--name <name>", "what the key is for")
      .option("--account <name>", "the account it belongs to; made where it is new", "default")
      .option("--rights <rights>", `of ${allRights.join(", ")}, with commas between`, "read,write")
      .option("--json", "as JSON")
      .action(createKey),
    [
      'guestcard keys create --name "CRM"',
      'guestcard keys create --name "Operator" --rights read,write,admin',
    ],
  );
}

async function createKey(options: Options): Promise<void> {
  const rights = rightsOf(options.rights);
  await withDatabase(async ({ database: { pool } }) => {
    const accountId = await accountNamed(pool, options.account);
    const key = await createApiKey(pool, { accountId, name: options.name, rights }, commandLineDoer());
    if (options.json) return sayJson({ id: key.id, account: options.account, rights, token: key.token });
    say(`id      ${key.id}`);
    say(`account ${options.account}`);
    say(`rights  ${rights.join(",")}`);
    say(`token   ${key.token}`);
  });
}

function rightsOf(text: string): Right[] {
  const rights = text.split(",").map((right) => right.trim());
  const unknown = rights.filter((right) => !(allRights as readonly string[]).includes(right));
  if (unknown.length > 0)
    throw new CliError(`--rights: ${unknown.join(", ")} is not of ${allRights.join(", ")}.`);
  return rights as Right[];
}
