import { flushCompileCache } from "node:module";
import { after } from "node:test";

/**
 * Loaded before each test file: a file ends when nothing is open in it any more, by which time all that it told has
 * left it. (Node's `--test-force-exit` ends it as soon as its last test has: what was not written then, the last tests
 * and why they failed, is lost without a word.)
 */
const MAY_STAY_OPEN_MS = 30_000;

/** Ends a file that does not end by itself, after its tests or after it was told to. */
function endInTime(): void {
  setTimeout(() => {
    process.stderr.write(`Still open after the tests: ${process.getActiveResourcesInfo().join(", ")}\n`);
    process.exit(1);
  }, MAY_STAY_OPEN_MS).unref();
}

after(endInTime);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, endInTime);

let isFault = false;
process.on("uncaughtExceptionMonitor", () => (isFault = true));

// Node 24 now and then waits without end in clearing up, for a handle of a peer that was killed (seen in
// `CleanupHandles`, spinning in `uv_run`). `process.exit` does not clear up, nor does it say what fault there was.
process.on("exit", () => {
  if (isFault) return;
  flushCompileCache();
  process.exit();
});
