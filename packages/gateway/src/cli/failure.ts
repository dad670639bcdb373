import {
  ForbiddenError,
  GuestcardError,
  InvalidRequestError,
  NetworkError,
  UnauthorizedError,
} from "../../../sdk/src/index.ts";
import { ConfigurationError } from "../config/configuration.ts";
import { isDatabaseAway } from "../database/connect.ts";
import { CliError } from "./cli-error.ts";

/** What is said of an error, and the exit code it ends with. */
export type Failure = { readonly lines: readonly string[]; readonly exitCode: number };

/** Errors that say what there is to say. By name: commands that never meet one do not load what makes it. */
const IN_WORDS = ["OwnPostgresError", "SecretKeyError", "ListenError"];

/** SQLSTATEs by which PostgreSQL does not let the user in, has no such database, or lets only its owner do that. */
const REFUSED_BY_DATABASE = /^(28...|3D000|42501)$/;

/** Puts an error into words, with what to do about it where that is known. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CliError) return { lines: [error.message], exitCode: error.exitCode };
  return { lines: linesOf(error), exitCode: 1 };
}

function linesOf(error: unknown): string[] {
  if (error instanceof ConfigurationError)
    return [error.message, "docs/configuration.md names every setting."];
  if (error instanceof GuestcardError) return [...gatewayLines(error)];
  if (!(error instanceof Error)) return [String(error)];
  if (IN_WORDS.includes(error.name)) return [error.message];
  if (isDatabaseAway(error))
    return [
      `The database cannot be reached: ${error.message}`,
      "Is DATABASE_URL right? `guestcard doctor` looks closer.",
    ];
  if ("code" in error && REFUSED_BY_DATABASE.test(String(error.code)))
    return [
      `The database refuses: ${error.message}`,
      "Are user, password and database of DATABASE_URL right, and does the user own it? `guestcard doctor` looks closer.",
    ];
  return [error.stack ?? error.message];
}

function* gatewayLines(error: GuestcardError): Generator<string> {
  yield error.message;
  if (error instanceof InvalidRequestError)
    for (const { path, message } of error.issues) yield `  ${path.join(".") || "request"}: ${message}`;
  if (error instanceof NetworkError)
    yield "Does a gateway run there? Start one with `guestcard serve`, or name yours with --url or GUESTCARD_URL.";
  if (error instanceof UnauthorizedError)
    yield "GUESTCARD_TOKEN holds no valid API key of this gateway. `guestcard keys create` makes one.";
  if (error instanceof ForbiddenError)
    yield "Make a key that has this right: `guestcard keys create --rights …`.";
  if (error.requestId !== null) yield `request id: ${error.requestId}`;
}
