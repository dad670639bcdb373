import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { enableCompileCache, flushCompileCache } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const SOURCES = fileURLToPath(new URL("..", import.meta.url));

/**
 * Where Node keeps the compiled modules. In the installation, where nobody else writes; where this process may not
 * write either, it goes without.
 */
export const COMPILE_CACHE = fileURLToPath(
  new URL("../../../../node_modules/.cache/guestcard", import.meta.url),
);

/**
 * Compiles the gateway into the cache, unless that was done for these sources and flags. A process that has to
 * strip types and compile keeps the compiler for good, 100 MB of it, and accepts a tenth less (docs/performance.md):
 * so this process must then be replaced by one that reads the cache.
 *
 * What is compiled under other flags than the reader's is of no use.
 * @returns whether it compiled.
 */
export async function fillCompileCache(): Promise<boolean> {
  const stamp = join(COMPILE_CACHE, `filled-${process.version}-${process.getuid?.() ?? 0}`);
  const filling = [newestSource(), ...process.execArgv].join(" ");
  if (filledFor(stamp) === filling) return false;
  try {
    mkdirSync(COMPILE_CACHE, { recursive: true });
    enableCompileCache(COMPILE_CACHE);
    await import("./run-gateway.ts");
    flushCompileCache();
    writeFileSync(stamp, filling);
    return true;
  } catch (error) {
    if (!isRefusedByFileSystem(error)) throw error;
    return false;
  }
}

/** From which sources, and under which flags, the cache was filled; null: it never was. */
function filledFor(stamp: string): string | null {
  return existsSync(stamp) ? readFileSync(stamp, "utf8") : null;
}

/** When a source last changed, in milliseconds. */
function newestSource(): number {
  return readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).reduce(
    (newest, name) => Math.max(newest, statSync(join(SOURCES, name)).mtimeMs),
    0,
  );
}

function isRefusedByFileSystem(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}
