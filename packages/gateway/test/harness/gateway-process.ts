import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { type MemoryBounds, readMemoryBounds } from "../../src/cli/bound-memory.ts";
import { childEnvironment } from "./child-environment.ts";

const MAIN = new URL("../../src/main.ts", import.meta.url).pathname;
const STARTS_WITHIN_MS = 90_000;

/** A gateway in a process of its own, which can be killed. */
export type GatewayProcess = {
  /** Null for a worker. */
  readonly url: string | null;
  /** Of GUESTCARD_METRICS_PORT; null without it. */
  readonly monitoringUrl: string | null;
  readonly child: ChildProcess;
  /** Everything it logged so far. */
  readonly log: readonly string[];
  /** Sends a signal and waits for the end of the process. */
  end(signal: NodeJS.Signals): Promise<number | null>;
};

/**
 * Starts `main.ts <command>` and waits until it is ready.
 * @param environment all the environment it gets, beside PATH and HOME.
 * @param memory what it is started under; with less than the bounds of a gateway it begins anew.
 */
export async function startGatewayProcess(
  command: "serve" | "api" | "worker",
  environment: Record<string, string>,
  memory: MemoryBounds = readMemoryBounds(),
): Promise<GatewayProcess> {
  const child = spawn(process.execPath, [...memory.flags, MAIN, command], {
    env: childEnvironment({ PORT: "0", ...memory.environment, ...environment }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log: string[] = [];
  const errors: string[] = [];
  createInterface({ input: child.stderr }).on("line", (line) => errors.push(line));
  type Ready = { readonly url: string | null; readonly monitoring_url: string | null };
  const ready = new Promise<Ready>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`The gateway did not start: ${errors.join("\n")}`));
    }, STARTS_WITHIN_MS);
    createInterface({ input: child.stdout }).on("line", (line) => {
      log.push(line);
      if (!line.includes('"guestcard is ready"')) return;
      clearTimeout(timer);
      resolve(JSON.parse(line) as Ready);
    });
    child.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`The gateway ended with ${code}: ${errors.join("\n")}`));
    });
  });
  const { url, monitoring_url: monitoringUrl } = await ready;
  return {
    url,
    monitoringUrl,
    child,
    log,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const exited = once(child, "exit");
      child.kill(signal);
      await exited;
      return child.exitCode;
    },
  };
}
