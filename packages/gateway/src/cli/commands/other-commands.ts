import type { Command } from "commander";
import { addAudit } from "./audit.ts";
import { addBackup } from "./backup/backup.ts";
import { addRestore } from "./backup/restore.ts";
import { addDoctor } from "./doctor.ts";
import { addErase } from "./erase.ts";
import { addIntegrations } from "./integrations/integrations.ts";
import { addKeys } from "./keys/keys.ts";
import { addLeads } from "./leads/leads.ts";
import { addSync } from "./sync.ts";
import { addWrites } from "./writes/writes.ts";

/** The commands that do one thing and end. */
export function addOtherCommands(program: Command): void {
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
}
