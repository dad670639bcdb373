import { existsSync } from "node:fs";
import { glob } from "node:fs/promises";
import { join } from "node:path";
import { COMPILE_CACHE } from "../src/cli/compile-cache.ts";
import { runFiles } from "./harness/run-files.ts";
import { withPostgres } from "./harness/with-postgres.ts";

/**
 * `npm test`: starts one PostgreSQL for the whole run, then Node's test runner over every test file, each in a process
 * and with databases of its own. Arguments are patterns of files to run instead of all.
 */
const ROOT = new URL("../../../", import.meta.url).pathname;
const PATTERNS = ["packages/*/src/**/*.test.ts", "packages/*/test/**/*.test.ts"];

const patterns = process.argv.slice(2);
const files: string[] = [];
for await (const file of glob(patterns.length > 0 ? patterns : PATTERNS, { cwd: ROOT })) files.push(file);
if (files.length === 0) throw new Error(`No test file is named ${patterns.join(" or ")}.`);
const given = files.filter((file) => !file.includes("node_modules") && existsSync(join(ROOT, file)));

// The run ends with its tests, and PostgreSQL with it.
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop.abort());

const passed = await withPostgres((environment) =>
  // What one process compiled the next reads.
  runFiles(
    given.toSorted(),
    ROOT,
    process.stdout,
    { NODE_COMPILE_CACHE: COMPILE_CACHE, ...environment },
    stop.signal,
  ),
);
process.exitCode = passed ? 0 : 1;
