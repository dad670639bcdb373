import type { Command } from "commander";
import { addSendLeads } from "./send.ts";

/** `guestcard leads`: leads by the file. */
export function addLeads(program: Command): void {
  addSendLeads(program.command("leads").description("leads by the file"));
}
