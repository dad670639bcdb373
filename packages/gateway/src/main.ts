import { runCommandLine } from "./cli/command-line.ts";

/** Node 24 strips types and has `crypto.randomUUIDv7`; npm brings it as the package `node`. */
const OLDEST_NODE = 24;

if (Number(process.versions.node.split(".")[0]) < OLDEST_NODE) {
  process.stderr.write(
    `Guestcard needs Node ${OLDEST_NODE}; this is ${process.version}. Start it as npx guestcard, which brings its own.\n`,
  );
  process.exitCode = 1;
} else {
  await runCommandLine(process.argv);
}
