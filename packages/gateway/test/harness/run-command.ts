import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { childEnvironment } from "./child-environment.ts";

const MAIN = new URL("../../src/main.ts", import.meta.url).pathname;

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** A command of the gateway that is under way. */
export type RunningCommand = { readonly child: ChildProcess; readonly ended: Promise<Ended> };

/** Starts `main.ts <args>` in a process of its own. `environment` is all the environment it gets, beside PATH and HOME. */
export function startCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): RunningCommand {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: childEnvironment(environment),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString("utf8")));
  const ended = once(child, "close").then(() => ({ code: child.exitCode, out, err }));
  return { child, ended };
}

/** Runs a command to its end. One that hangs is killed after `withinMs`: its code is null then. */
export async function runCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  withinMs?: number,
): Promise<Ended> {
  const { child, ended } = startCommand(args, environment);
  const timer = withinMs === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), withinMs);
  const how = await ended;
  clearTimeout(timer);
  return how;
}
