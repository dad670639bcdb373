import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { type GatewayProcess, startGatewayProcess } from "../harness/gateway-process.ts";

export type Role = "serve" | "api" | "worker";

/** One gateway of the fleet, whatever process it has at the moment. */
export type Member = {
  readonly role: Role;
  /** Null for a worker. */
  readonly url: string | null;
  process: GatewayProcess | null;
  stopped: boolean;
};

/** Several gateways on one database; one that ends is started again. */
export type Fleet = {
  readonly members: readonly Member[];
  /** Lines that no gateway should ever log (level error and above), the first of each message. */
  errors(): ReadonlyMap<string, { readonly line: string; readonly times: number }>;
  /** Ends the processes and starts none again. */
  end(): Promise<void>;
};

const RESTART_PAUSE_MS = 200;
const ERROR_LEVEL = 50;

/** Starts the members and keeps them running. */
export async function startFleet(
  roles: readonly Role[],
  environment: Readonly<Record<string, string>>,
): Promise<Fleet> {
  const ended = new AbortController();
  const errors = new Map<string, { line: string; times: number }>();
  const members: Member[] = [];
  for (const role of roles) {
    const port = role === "worker" ? null : await freePort();
    members.push({
      role,
      url: port === null ? null : `http://127.0.0.1:${port}`,
      process: null,
      stopped: false,
    });
  }

  async function keepRunning(member: Member): Promise<void> {
    while (!ended.signal.aborted) {
      try {
        const started = await startGatewayProcess(member.role, {
          ...environment,
          ...(member.url === null ? {} : { PORT: new URL(member.url).port }),
        });
        member.process = started;
        if (ended.signal.aborted) started.child.kill("SIGKILL");
        if (started.child.exitCode === null && started.child.signalCode === null)
          await new Promise((resolve) => started.child.once("exit", resolve));
        collect(started.log);
      } catch {
        // PostgreSQL may be down just now; a supervisor would try again.
        await pause(RESTART_PAUSE_MS);
      }
      member.process = null;
      member.stopped = false;
    }
  }

  function collect(log: readonly string[]): void {
    for (const line of log) {
      if (!line.startsWith("{")) continue;
      const { level, msg } = JSON.parse(line) as { level: number; msg: string };
      if (level < ERROR_LEVEL) continue;
      const known = errors.get(msg);
      errors.set(msg, { line: known?.line ?? line, times: (known?.times ?? 0) + 1 });
    }
  }

  const loops = members.map(keepRunning);
  while (members.some((member) => member.process === null)) await pause(50);
  return {
    members,
    errors: () => errors,
    async end() {
      ended.abort();
      for (const { process } of members) {
        process?.child.kill("SIGCONT");
        process?.child.kill("SIGKILL");
      }
      await Promise.all(loops);
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
