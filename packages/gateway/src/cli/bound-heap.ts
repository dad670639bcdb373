import { readFileSync } from "node:fs";

/** Also given by `bin/guestcard.js`, which any Node must be able to read. */
const FLAGS = new URL("../../bin/heap-flags.json", import.meta.url);

const nameOf = (flag: string): string => flag.split("=")[0] ?? flag;

/**
 * Has the process run under the gateway's bounds of memory: without them V8 keeps 400 MB where 180 do, and they can only
 * be given at its start. It begins anew in place, under the same process id and with what it was started with. A bound
 * that was given, on the command line or in `NODE_OPTIONS`, stands. Where a process cannot be replaced (Windows, and
 * the child of `bin/guestcard.js`, which was given them) it goes on as it is.
 */
export function boundHeap(): void {
  const given = [...process.execArgv, ...(process.env["NODE_OPTIONS"] ?? "").split(/\s+/)].map(nameOf);
  const flags = JSON.parse(readFileSync(FLAGS, "utf8")) as string[];
  const missing = flags.filter((flag) => !given.includes(nameOf(flag)));
  if (missing.length === 0 || process.channel || process.platform === "win32") return;
  process.execve?.(
    process.execPath,
    [process.execPath, ...process.execArgv, ...missing, ...process.argv.slice(1)],
    process.env,
  );
}
