import type { Command } from "commander";
import { listApiKeys } from "../../../accounts/api-keys.ts";
import { examples } from "../../examples.ts";
import { say, sayJson } from "../../terminal/say.ts";
import { withDatabase } from "../../with-database.ts";

/** `keys list`: one line a key, newest first. */
export function addListKeys(keys: Command): void {
  examples(
    keys
      .command("list")
      .description("list the API keys of all accounts")
      .option("--json", "as JSON lines")
      .action(listKeys),
    ["guestcard keys list"],
  );
}

async function listKeys(options: { readonly json?: true }): Promise<void> {
  await withDatabase(async ({ database: { pool } }) => {
    for (const key of await listApiKeys(pool)) {
      if (options.json) {
        sayJson(key);
        continue;
      }
      const state = key.revokedAt ? `revoked ${key.revokedAt.toISOString()}` : "valid";
      const made = key.createdAt.toISOString();
      say([key.id, key.accountName, key.name, key.rights.join(","), made, state].join("  "));
    }
  });
}
