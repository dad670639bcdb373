import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const STARTS_WITHIN_MS = 60_000;
const STOPS_WITHIN_MS = 30_000;
const KEPT_ERROR_CHARACTERS = 4000;

/** A program in a process of its own. */
export type Program = {
  readonly pid: number;
  /** The JSON line on standard output that said it is ready. */
  readonly ready: Readonly<Record<string, unknown>>;
  residentBytes(): Promise<number>;
  stop(): Promise<void>;
};

/**
 * Starts `program` (a TypeScript file runs on this Node) and waits for a JSON line that holds `readyText`. What it
 * says after that is read and thrown away, so that its log costs it what it costs in service and this process little.
 * @throws Error with its last words, where it ends before.
 */
export async function startProgram(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  readyText: string,
  nodeFlags: readonly string[] = [],
): Promise<Program> {
  const [command, commandArgs] = program.endsWith(".ts")
    ? [process.execPath, [...nodeFlags, ...profiling(), program, ...args]]
    : [program, args];
  const child = spawn(command, commandArgs, {
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: process.env["HOME"] ?? "/",
      NODE_ENV: "production",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let lastWords = "";
  child.stderr.on("data", (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString("utf8")).slice(-KEPT_ERROR_CHARACTERS);
  });
  const ready = await new Promise<Record<string, unknown>>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`${program} did not start: ${lastWords}`)),
      STARTS_WITHIN_MS,
    );
    let said = "";
    const listen = (chunk: Buffer): void => {
      said += chunk.toString("utf8");
      const line = said.split("\n").find((one) => one.includes(readyText));
      if (line === undefined) return;
      clearTimeout(timer);
      child.stdout.off("data", listen);
      child.stdout.on("data", () => undefined);
      resolve(line.startsWith("{") ? (JSON.parse(line) as Record<string, unknown>) : {});
    };
    child.stdout.on("data", listen);
    child.once("error", reject);
    child.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`${program} ended with ${code}: ${lastWords || said.slice(-KEPT_ERROR_CHARACTERS)}`));
    });
  });
  const pid = child.pid ?? 0;
  return {
    pid,
    ready,
    residentBytes: () => residentBytes(pid),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, "exit");
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), STOPS_WITHIN_MS);
      await exited;
      clearTimeout(timer);
    },
  };
}

/** `BENCH_NODE_OPTIONS="--cpu-prof --cpu-prof-dir=…"` profiles every program that is started. */
const profiling = (): string[] => (process.env["BENCH_NODE_OPTIONS"] ?? "").split(" ").filter(Boolean);

/** The memory of a process that is in RAM. */
async function residentBytes(pid: number): Promise<number> {
  const status = `/proc/${pid}/status`;
  if (existsSync(status))
    return Number(/VmRSS:\s+(\d+)/.exec(await readFile(status, "utf8"))?.[1] ?? Number.NaN) * 1024;
  const { stdout } = await promisify(execFile)("ps", ["-o", "rss=", "-p", String(pid)]);
  return Number(stdout.trim()) * 1024;
}
