import type { Command } from "commander";
import { revokeApiKey } from "../../../accounts/api-keys.ts";
import { commandLineDoer } from "../../../audit/command-line.ts";
import { CliError } from "../../cli-error.ts";
import { examples } from "../../examples.ts";
import { say } from "../../terminal/say.ts";
import { withDatabase } from "../../with-database.ts";

/** `keys revoke`: from the next request on the key is refused. */
export function addRevokeKey(keys: Command): void {
  examples(
    keys
      .command("revoke")
      .description("revoke an API key for good")
      .argument("<id>", "as `keys list` shows it")
      .action(revokeKey),
    ["guestcard keys revoke 019ab5f0-7e1c-7cc3-98c4-dc0c0c07398f"],
  );
}

async function revokeKey(id: string): Promise<void> {
  await withDatabase(async ({ database: { pool } }) => {
    if (!/^[0-9a-f-]{36}$/.test(id) || !(await revokeApiKey(pool, id, commandLineDoer())))
      throw new CliError(`There is no valid API key with the id ${id}.`);
    say(`revoked ${id}`);
  });
}
