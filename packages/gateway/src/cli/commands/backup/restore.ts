import type { Command } from "commander";
import { pino } from "pino";
import { commandLineDoer } from "../../../audit/command-line.ts";
import { restoreBackup, RestoreError } from "../../../backup/restore-backup.ts";
import { readConfiguration } from "../../../config/configuration.ts";
import { keyRingOf } from "../../../credentials/key-ring.ts";
import { openDatabase } from "../../../database/open-database.ts";
import { type LookedUpFirst } from "../../../restore/look-up-first.ts";
import { recogniseRestore } from "../../../restore/recognise-restore.ts";
import { CliError } from "../../cli-error.ts";
import { examples } from "../../examples.ts";
import { say } from "../../terminal/say.ts";
import { withDatabase } from "../../with-database.ts";

/** `restore`: fills an empty database from a backup, and sees to it that nothing is sent twice. */
export function addRestore(program: Command): void {
  examples(
    program
      .command("restore")
      .description("fill an empty database from a backup; nothing that was delivered since is sent again")
      .argument("<file>", "as `guestcard backup` wrote it")
      .action(restore),
    ["DATABASE_URL=postgres://…/guestcard_new guestcard restore /var/backups/guestcard-2027-01-15.gz"],
    "Stop every gateway of the old database first.",
  );
  examples(
    program
      .command("after-restore")
      .description("after a restore by other means: RPX is asked first of what is not finished")
      .action(afterRestore),
    ["guestcard after-restore"],
    "Stop every gateway first. A start does it by itself where PostgreSQL shows that the database was restored.",
  );
}

async function restore(path: string): Promise<void> {
  const configuration = readConfiguration(process.env);
  const database = await openDatabase(configuration, pino({ level: "error" }, pino.destination(2)));
  try {
    const head = await restoreBackup(database, path);
    const counts = await recogniseRestore(database.pool, commandLineDoer());
    say(`restored the backup of ${head.madeAt}`);
    tell(counts);
    const keyIds = keyRingOf(configuration)
      .read()
      .map(({ id }) => id);
    const missing = head.keyIds.filter((id) => !keyIds.includes(id));
    if (missing.length > 0)
      say(
        `Its secrets are sealed with key ${missing.join(", ")}, which is not at hand: start with GUESTCARD_SECRET_KEY set to it.`,
      );
  } catch (error) {
    throw error instanceof RestoreError ? new CliError(error.message) : error;
  } finally {
    await database.close();
  }
}

async function afterRestore(): Promise<void> {
  await withDatabase(async ({ database: { pool } }) => {
    tell(await recogniseRestore(pool, commandLineDoer(), true));
  });
}

function tell(counts: LookedUpFirst | null): void {
  say(`${counts?.lookedUp ?? 0} unfinished writes are looked up at RPX before anything is sent`);
  if (counts && counts.toReview > 0)
    say(`${counts.toReview} writes need review: look in RealPage before you settle them`);
}
