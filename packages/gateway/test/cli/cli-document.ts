import type { Command } from "commander";
import { createProgram } from "../../src/cli/program.ts";

const WIDTH = 100;

const HEAD = `# The command line

Written by \`npm run cli:document\` from the commands' own \`--help\`; a test holds it to that.

In the repository, and where the package is installed (README: "As a package"), \`npx guestcard …\` works in every folder, also where the system's Node is older: it goes on with the Node 24 that npm brings.

- \`serve\`, \`api\`, \`worker\`, \`keys\`, \`erase\`, \`audit\` and \`doctor\` work on the database, with the settings of the gateway ([configuration.md](configuration.md)). Run them where it runs, as its user.
- \`integrations\`, \`sync\`, \`leads\` and \`writes\` talk to a running gateway over HTTP: \`--url\` or \`GUESTCARD_URL\` says where, \`GUESTCARD_TOKEN\`, \`GUESTCARD_TOKEN_FILE\` or \`--token-file\` gives the API key. A token is never an argument, because arguments show in \`ps\`.
- Exit code 0: done. 1: it could not be done, and standard error says why. Other codes are in a command's help.
- Results go to standard output, progress and faults to standard error. Colours appear at a terminal only, and never with \`NO_COLOR\`.
`;

/** docs/cli.md: the help of every command, in the order in which `guestcard --help` names them. */
export async function cliDocument(): Promise<string> {
  const sections = [...commandsUnder(await createProgram(), [])].map(
    ({ path, help }) => `## ${path}\n\n\`\`\`text\n${help}\n\`\`\`\n`,
  );
  return [HEAD, ...sections].join("\n");
}

function* commandsUnder(
  command: Command,
  above: readonly string[],
): Generator<{ path: string; help: string }> {
  const path = [...above, command.name()];
  yield { path: path.join(" "), help: helpOf(command) };
  for (const child of command.commands) yield* commandsUnder(child, path);
}

function helpOf(command: Command): string {
  let text = "";
  command.configureOutput({ writeOut: (part) => (text += part), getOutHelpWidth: () => WIDTH });
  command.outputHelp();
  return text.trim();
}
