import { Command } from "commander";
import { addServe, isServing } from "./commands/serve.ts";

/**
 * The command line: every command, one file each. Nothing runs before it is parsed.
 * @param named the command that is about to run; for one that serves no other is loaded, because what is loaded stays
 * in memory for as long as the process lives (13 MB).
 */
export async function createProgram(named?: string): Promise<Command> {
  const program = new Command("guestcard")
    .description("Delivers leads into RealPage: never lost, never doubled, never a false status.")
    .exitOverride()
    .showHelpAfterError("Add --help to see how it is called.");
  addServe(program);
  if (isServing(named)) return program;
  const { addOtherCommands } = await import("./commands/other-commands.ts");
  addOtherCommands(program);
  return program;
}
