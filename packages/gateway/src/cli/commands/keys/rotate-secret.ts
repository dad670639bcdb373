import type { Command } from "commander";
import { pino } from "pino";
import { commandLineDoer } from "../../../audit/command-line.ts";
import { keyRingOf } from "../../../credentials/key-ring.ts";
import { describeRotation, rotateKeyFile } from "../../../credentials/rotate-secret.ts";
import { CliError } from "../../cli-error.ts";
import { examples } from "../../examples.ts";
import { say } from "../../terminal/say.ts";
import { withDatabase } from "../../with-database.ts";

/** `keys rotate-secret`: rotates the key in DATA_DIR, or, where the settings give the keys, says how far it is. */
export function addRotateSecret(keys: Command): void {
  examples(
    keys
      .command("rotate-secret")
      .description("replace the secret key that seals credentials, while the gateway runs")
      .action(rotateSecret),
    ["guestcard keys rotate-secret"],
    "Run it as the user and with the settings of the gateway. Where it was interrupted, run it again.",
  );
}

async function rotateSecret(): Promise<void> {
  await withDatabase(async ({ database: { pool }, configuration }) => {
    const ring = keyRingOf(configuration);
    const dataDir = configuration.DATA_DIR;
    const log = pino({ level: "error" }, pino.destination(2));
    const rotation = { pool, ring, dataDir, doer: commandLineDoer(), log, say };
    if (!ring.isOwnFile) return describeRotation(rotation);
    const ended = await rotateKeyFile(rotation);
    if (ended === "in-process") throw new CliError("Another rotation is under way.");
    if (ended === "lost") throw new CliError("Some secrets could not be opened; see above.");
  });
}
