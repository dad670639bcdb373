import assert from "node:assert/strict";
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test, type TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { Client } from "pg";
import type { Connection } from "../../src/database/own-postgres/connection.ts";

export const isRoot = process.getuid?.() === 0;

/** Patience for things that take well under a second each, on a machine that may be busy. */
const PATIENCE_MS = 120_000;

/** A data directory for one test. Whatever a failed test left running there is killed; what a good one left is an error. */
export async function makeDataDir(t: TestContext, name = "data"): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), "own-postgres-test-"));
  await chmod(parent, 0o777);
  t.after(async () => {
    // An owner that has said its last word needs a moment to end.
    await eventually(async () => (await processesOf(parent)).length === 0).catch(() => undefined);
    const left = await processesOf(parent);
    for (const { pid } of left) process.kill(pid, "SIGKILL");
    await rm(parent, { recursive: true, force: true, maxRetries: 10 });
    assert.deepEqual(left, [], "processes were left behind");
  });
  return join(parent, name);
}

export type RunningProcess = { readonly pid: number; readonly command: string };

/** The PostgreSQL servers and other programs whose command line names `folder`. */
export async function processesOf(folder: string): Promise<RunningProcess[]> {
  const { stdout } = await promisify(execFile)("ps", ["-ww", "-A", "-o", "pid=,command="]);
  return stdout
    .split("\n")
    .map((line) => ({ pid: Number.parseInt(line, 10), command: line.trim().replace(/^\d+ /, "") }))
    .filter(({ command }) => command.includes(folder) && !command.includes(" --test "));
}

/** The id of the server on `dataDir`. */
export async function serverPid(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8"), 10);
}

/** Runs one statement on a connection of its own. */
export async function query(connection: Connection, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client(connection);
  client.on("error", () => {});
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Repeats `attempt` until it neither throws nor is false. */
export async function eventually(attempt: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const done = await attempt().catch((error: unknown) => (performance.now() > deadline ? error : false));
    if (done === true) return;
    if (performance.now() > deadline)
      throw done instanceof Error ? done : new Error("it did not come to pass");
    await sleep(20);
  }
}

export type Outcome =
  | { readonly ok: true; readonly connection: Connection }
  | { readonly ok: false; readonly code: string; readonly message: string };

export type Owner = {
  readonly pid: number;
  readonly outcome: Promise<Outcome>;
  /** The connection, once it runs. */
  connected(): Promise<Connection>;
  kill(): Promise<void>;
  stop(): Promise<void>;
};

export type OwnerOptions = {
  readonly how?: "start" | "join";
  readonly uid?: number;
  /** A copy of the packages, in place of this one. */
  readonly root?: string;
  readonly environment?: Record<string, string>;
  /** In a process namespace of its own, as in another container with the same volume. */
  readonly contained?: boolean;
};

/** Starts `owner.ts` in a process of its own. */
export function startOwner(t: TestContext, dataDir: string, options: OwnerOptions = {}): Owner {
  const script = options.root
    ? join(options.root, "packages/gateway/test/own-postgres/owner.ts")
    : join(import.meta.dirname, "owner.ts");
  const command = [process.execPath, script, options.how ?? "start", dataDir];
  if (options.contained) command.unshift("unshare", "--pid", "--fork", "--kill-child", "--mount-proc");
  const [program = "", ...args] = command;
  const child = spawn(program, args, {
    cwd: "/",
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, ...options.environment },
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  });
  child.stdin.on("error", () => {});
  const exited = once(child, "exit");
  t.after(() => child.kill("SIGKILL"));
  const outcome = firstLine(child);
  return {
    pid: child.pid ?? 0,
    outcome,
    connected: async () => {
      const result = await outcome;
      assert.ok(result.ok, result.ok ? "" : result.message);
      return result.connection;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
    },
    stop: async () => {
      child.stdin.write("stop\n");
      await exited;
    },
  };
}

async function firstLine(child: ChildProcess): Promise<Outcome> {
  assert.ok(child.stdout);
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line) as Outcome;
  throw new Error("the owner said nothing");
}

/** A test that only root can make. */
export function asRoot(name: string, body: (t: TestContext) => Promise<void>): void {
  test(name, { skip: isRoot ? false : "only root can make this" }, body);
}
