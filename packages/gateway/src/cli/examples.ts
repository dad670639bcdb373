import type { Command } from "commander";

/** Adds examples, and what else there is to say, to a command's help. */
export function examples(command: Command, lines: readonly string[], more = ""): Command {
  const shown = lines.map((line) => `  $ ${line}`).join("\n");
  return command.addHelpText("after", `\nExamples:\n${shown}${more === "" ? "" : `\n\n${more}`}`);
}
