import { join } from "node:path";
import { finished } from "node:stream/promises";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { watchFiles } from "./watch-files.ts";

/** Two cores: a file waits for the database and the network most of the time. */
const FILES_AT_ONCE = 3;
const LONGEST_TEST_MS = 300_000;
const SLOWEST = 10;

/**
 * Runs test files below `root`, in that order, and tells on `output` of each test, of each file that ended before its
 * tests, and which files took longest.
 * @param environment what the files get beside this process's own.
 * @returns whether all passed.
 */
export async function runFiles(
  files: readonly string[],
  root: string,
  output: NodeJS.WritableStream,
  environment: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<boolean> {
  const tests = run({
    cwd: root,
    files: files.map((file) => join(root, file)),
    concurrency: FILES_AT_ONCE,
    timeout: LONGEST_TEST_MS,
    execArgv: ["--import", new URL("end-file.ts", import.meta.url).href],
    env: { ...process.env, ...environment },
    ...(signal ? { signal } : {}),
  });
  let passed = true;
  tests.on("test:fail", () => (passed = false));
  const runs = watchFiles(tests);
  const told = tests.compose(new spec());
  told.pipe(output, { end: false });
  await finished(told);

  for (const file of files) {
    const fileRun = runs.get(join(root, file));
    if (fileRun === undefined || fileRun.isWhole) continue;
    passed = false;
    output.write(
      `\n✖ ${file} ended with ${fileRun.end} before it had told of all its tests. Its last lines:\n`,
    );
    output.write(fileRun.lastLines.map((line) => `  ${line}\n`).join(""));
  }
  const slowest = files
    .map((file) => ({ file, ms: runs.get(join(root, file))?.ms ?? 0 }))
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, SLOWEST);
  output.write("\nSlowest files:\n");
  for (const { file, ms } of slowest) output.write(`${(ms / 1000).toFixed(1).padStart(7)} s  ${file}\n`);
  return passed;
}
