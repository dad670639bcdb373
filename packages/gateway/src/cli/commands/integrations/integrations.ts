import type { Command } from "commander";
import { addAddIntegration } from "./add.ts";
import { addListIntegrations } from "./list.ts";

/** `guestcard integrations`: the licences that are connected. */
export function addIntegrations(program: Command): void {
  const integrations = program
    .command("integrations")
    .description("the RealPage licences that are connected");
  addAddIntegration(integrations);
  addListIntegrations(integrations);
}
