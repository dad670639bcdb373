import { type ChildProcess, spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { childEnvironment } from "../harness/child-environment.ts";
import type { Playground } from "../harness/playground.ts";

const BIN = new URL("../../bin/guestcard.js", import.meta.url).pathname;

/** A command that came to its end. */
export type Ran = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly error: string;
};

/** A command under way. */
export type Running = { readonly child: ChildProcess; readonly ended: Promise<Ran> };

/** Starts the real `guestcard`. `environment` is all it gets, beside PATH and HOME. */
export function startGuestcard(
  environment: Readonly<Record<string, string>>,
  given: readonly string[],
  node: string = process.execPath,
): Running {
  const child = spawn(node, [BIN, ...given], {
    env: childEnvironment(environment),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = new Promise<Pick<Ran, "code" | "signal">>((resolve) =>
    child.on("exit", (code, signal) => resolve({ code, signal })),
  );
  const ended = Promise.all([text(child.stdout), text(child.stderr), exited]).then(([out, error, how]) => ({
    out,
    error,
    ...how,
  }));
  return { child, ended };
}

/** Runs the real `guestcard` to its end. */
export const guestcard = (environment: Readonly<Record<string, string>>, ...given: string[]): Promise<Ran> =>
  startGuestcard(environment, given).ended;

/** The environment of a command that works on a gateway: where it is, and a key. */
export const accessTo = (url: string | null, playground: Playground): Record<string, string> => ({
  GUESTCARD_URL: url ?? "",
  GUESTCARD_TOKEN: playground.environment["GUESTCARD_BOOTSTRAP_TOKEN"] ?? "",
});
