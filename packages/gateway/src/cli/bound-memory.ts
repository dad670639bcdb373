import { readFileSync } from "node:fs";
import { COMPILE_CACHE, fillCompileCache } from "./compile-cache.ts";

/** Also read by `bin/guestcard.js`, which any Node must understand. */
const MEMORY = new URL("../../bin/memory.json", import.meta.url);

/** What a process is started with: flags of Node, and what its libraries read of the environment. */
export type MemoryBounds = {
  readonly flags: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
};

/** The gateway's bounds of memory. A process that is started with them does not begin anew, which takes a second. */
export const readMemoryBounds = (): MemoryBounds => JSON.parse(readFileSync(MEMORY, "utf8")) as MemoryBounds;

const nameOf = (flag: string): string => flag.split("=")[0] ?? flag;

/**
 * Has the process run under the gateway's bounds of memory: without them V8 keeps 400 MB where 180 do
 * (docs/performance.md), and they can only be given at its start. It begins anew in place, under the same process id
 * and with what it was started with. A bound that was given, on the command line, in `NODE_OPTIONS` or in the
 * environment, stands. Where a process cannot be replaced (Windows; the child of `bin/guestcard.js`, which was given
 * them) it goes on as it is.
 */
export async function boundMemory(): Promise<void> {
  if (process.channel || process.platform === "win32") return;
  const given = [...process.execArgv, ...(process.env["NODE_OPTIONS"] ?? "").split(/\s+/)].map(nameOf);
  const { flags, environment } = readMemoryBounds();
  const missing = flags.filter((flag) => !given.includes(nameOf(flag)));
  // Under the bounds, because what is compiled under other flags is of no use.
  if (missing.length === 0 && !(await fillCompileCache())) return;
  const args = [process.execPath, ...process.execArgv, ...missing, ...process.argv.slice(1)];
  const defaults = { NODE_COMPILE_CACHE: COMPILE_CACHE, ...environment };
  process.execve?.(process.execPath, args, { ...defaults, ...process.env });
}
