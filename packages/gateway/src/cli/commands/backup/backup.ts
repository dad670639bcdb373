import type { Command } from "commander";
import { commandLineDoer } from "../../../audit/command-line.ts";
import { BackupError, writeBackup } from "../../../backup/write-backup.ts";
import { CliError } from "../../cli-error.ts";
import { examples } from "../../examples.ts";
import { say } from "../../terminal/say.ts";
import { withDatabase } from "../../with-database.ts";

/** `backup`: a copy of everything at one moment, while the gateway goes on. */
export function addBackup(program: Command): void {
  examples(
    program
      .command("backup")
      .description("write all that the database holds to a file, while the gateway goes on")
      .argument("<file>", "where to; it is replaced as a whole")
      .action(backUp),
    ["guestcard backup /var/backups/guestcard-$(date +%F).gz"],
    "The secret key is not in it: keep it elsewhere. docs/backup.md says what a restore means.",
  );
}

async function backUp(path: string): Promise<void> {
  await withDatabase(async ({ database: { pool } }) => {
    const tables = await writeBackup(pool, path, commandLineDoer()).catch((error: unknown) => {
      throw error instanceof BackupError ? new CliError(error.message) : error;
    });
    say(`${tables} tables written to ${path}`);
  });
}
