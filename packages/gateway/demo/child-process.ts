import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const STARTS_WITHIN_MS = 60_000;

/** A program of this repository, running in a process of its own. */
export type Started<Ready> = { readonly child: ChildProcess; readonly ready: Ready; stop(): Promise<void> };

/**
 * Starts a TypeScript program and waits for the line on standard output that `isReady` makes something of.
 * @throws Error with what it said on standard error, where it ends before that.
 */
export async function startProgram<Ready>(
  path: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  isReady: (line: string) => Ready | null,
): Promise<Started<Ready>> {
  const child = spawn(process.execPath, [path, ...args], {
    env: { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "/", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString("utf8")));
  const ready = await new Promise<Ready>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${path} did not start: ${errors}`)), STARTS_WITHIN_MS);
    createInterface({ input: child.stdout }).on("line", (line) => {
      const found = isReady(line);
      if (found === null) return;
      clearTimeout(timer);
      resolve(found);
    });
    child.once("exit", (code) => reject(new Error(`${path} ended with ${code}: ${errors}`)));
  });
  return {
    child,
    ready,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, "exit");
      child.kill("SIGTERM");
      await exited;
    },
  };
}
