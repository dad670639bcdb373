import { Command } from "commander";
import { addAudit } from "./commands/audit.ts";
import { addBackup } from "./commands/backup/backup.ts";
import { addRestore } from "./commands/backup/restore.ts";
import { addErase } from "./commands/erase.ts";
import { addDoctor } from "./commands/doctor.ts";
import { addIntegrations } from "./commands/integrations/integrations.ts";
import { addKeys } from "./commands/keys/keys.ts";
import { addLeads } from "./commands/leads/leads.ts";
import { addServe } from "./commands/serve.ts";
import { addSync } from "./commands/sync.ts";
import { addWrites } from "./commands/writes/writes.ts";

/** The command line: every command, one file each. Nothing runs before it is parsed. */
export function createProgram(): Command {
  const program = new Command("guestcard")
    .description("Delivers leads into RealPage: never lost, never doubled, never a false status.")
    .exitOverride()
    .showHelpAfterError("Add --help to see how it is called.");
  addServe(program);
  addKeys(program);
  addAudit(program);
  addErase(program);
  addBackup(program);
  addRestore(program);
  addIntegrations(program);
  addSync(program);
  addLeads(program);
  addWrites(program);
  addDoctor(program);
  return program;
}
