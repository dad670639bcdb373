import { readFileSync } from "node:fs";
import { type Command, Option } from "commander";
import { type Fetch, Guestcard } from "../../../sdk/src/index.ts";
import { CliError } from "./cli-error.ts";

/** What every command that works on a running gateway takes. */
export type GatewayOptions = { readonly url: string; readonly tokenFile?: string };

/** Who waits at a terminal would rather know soon that nobody answers. */
const PAUSES_MS = [300, 1000];

/** Adds `--url` and `--token-file`. A token itself is no argument: arguments show in `ps`. */
export function gatewayOptions(command: Command): Command {
  return command
    .addOption(new Option("--url <url>", "the gateway").env("GUESTCARD_URL").default("http://127.0.0.1:8080"))
    .option(
      "--token-file <file>",
      "a file that holds the API key; without it GUESTCARD_TOKEN, or the file that GUESTCARD_TOKEN_FILE names",
    );
}

/** The gateway, as the SDK sees it. @throws CliError where the URL or the token cannot be one. */
export function openGateway(
  options: GatewayOptions,
  retryPausesMs: readonly number[] = PAUSES_MS,
  send?: Fetch,
): Guestcard {
  const token = readToken(options.tokenFile, process.env);
  if (!URL.canParse(options.url) || !/^https?:/.test(options.url))
    throw new CliError(`--url: ${options.url} is no http(s) URL.`);
  try {
    return new Guestcard({ url: options.url, token, retryPausesMs, ...(send && { fetch: send }) });
  } catch (error) {
    if (error instanceof TypeError) throw new CliError(`GUESTCARD_TOKEN: ${error.message}`);
    throw error;
  }
}

function readToken(given: string | undefined, environment: NodeJS.ProcessEnv): string {
  const file = given ?? environment["GUESTCARD_TOKEN_FILE"];
  if (file !== undefined) {
    try {
      return readFileSync(file, "utf8").trim();
    } catch {
      throw new CliError(`The token file ${file} cannot be read.`);
    }
  }
  const token = environment["GUESTCARD_TOKEN"];
  if (token === undefined || token === "")
    throw new CliError(
      "Set GUESTCARD_TOKEN to an API key, or name a file that holds one with --token-file. `guestcard keys create` makes a key.",
    );
  return token;
}
