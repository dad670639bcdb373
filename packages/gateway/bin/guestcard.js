#!/usr/bin/env node
// The one file that any Node can read: it goes on with the Node 24 that npm brings, wherever this one is older.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const NEEDED = 24;
// The repository has the source, which Node runs as it is; a package has what `npm pack` built of it, for Node strips no
// types below node_modules.
const source = new URL("../src/main.ts", import.meta.url);
const entry = existsSync(source) ? source : new URL("../dist/gateway/src/main.js", import.meta.url);
const main = fileURLToPath(entry);

if (Number(process.versions.node.split(".")[0]) >= NEEDED) {
  process.argv[1] = main;
  await import(entry.href);
} else {
  const memory = /** @type {{ flags: string[], environment: Record<string, string> }} */ (
    JSON.parse(readFileSync(new URL("memory.json", import.meta.url), "utf8"))
  );
  const child = spawn(packagedNode(), [...memory.flags, main, ...process.argv.slice(2)], {
    // Should this process be killed, the child learns of it by the end of the channel.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...memory.environment, ...process.env, GUESTCARD_LAUNCHED: "1" },
  });
  // A terminal tells both of Ctrl-C; told twice, the child would end at once.
  process.on("SIGINT", () => undefined);
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? 128 + (signal ? constants.signals[signal] : 0);
  });
}

/** The Node of the npm package `node`, which this package depends on; the install script of that one puts it there. */
function packagedNode() {
  const folder = packageFolder();
  if (folder === null) return refuse("that is missing: install again");
  const program = join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(program)) return program;
  return refuse(
    "npm ran no install scripts, of which one brings it: npm install-scripts approve node (where npm knows that), then npm rebuild node",
  );
}

function packageFolder() {
  const here = createRequire(realpathSync(fileURLToPath(import.meta.url)));
  try {
    return dirname(here.resolve("node/package.json"));
  } catch {
    return null;
  }
}

/** @param {string} why */
function refuse(why) {
  process.stderr.write(
    `Guestcard needs Node ${NEEDED}; this is ${process.version}. It comes as npm's package "node", but ${why}.\n`,
  );
  return process.exit(1);
}
