import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { glob } from "node:fs/promises";
import { join } from "node:path";
import { withPostgres } from "./harness/with-postgres.ts";

/**
 * `npm test`: starts one PostgreSQL for the whole run, then Node's test runner over every test file, each with
 * databases of its own. Arguments are patterns of files to run instead of all.
 */
const ROOT = new URL("../../../", import.meta.url).pathname;
const PATTERNS = ["packages/*/src/**/*.test.ts", "packages/*/test/**/*.test.ts"];
/** Two cores: a file waits for the database and the network most of the time. */
const FILES_AT_ONCE = 3;
const LONGEST_TEST_MS = 300_000;

const patterns = process.argv.slice(2);
const files: string[] = [];
for await (const file of glob(patterns.length > 0 ? patterns : PATTERNS, { cwd: ROOT })) files.push(file);
if (files.length === 0) throw new Error(`No test file is named ${patterns.join(" or ")}.`);
const given = files.filter((file) => !file.includes("node_modules") && existsSync(join(ROOT, file)));

process.exitCode = await withPostgres(
  (environment) =>
    new Promise<number>((resolve) => {
      const child = spawn(
        process.execPath,
        [
          "--test",
          // At its end Node 24 now and then waits without end for a handle of a peer that was killed (seen in
          // `CleanupHandles`, spinning in `uv_run`).
          "--test-force-exit",
          `--test-concurrency=${FILES_AT_ONCE}`,
          `--test-timeout=${LONGEST_TEST_MS}`,
          ...given.toSorted(),
        ],
        { cwd: ROOT, stdio: "inherit", env: { ...process.env, ...environment } },
      );
      child.on("exit", (status) => resolve(status ?? 1));
      // The run ends with its tests, and PostgreSQL with it.
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
    }),
);
