import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, test } from "node:test";
import { until } from "../harness/wait.ts";
import { guestcard, startGuestcard } from "./guestcard.ts";

const ROOT = new URL("../../../../", import.meta.url).pathname;

/** A Node of this machine that is older than ours; null where there is none. */
function olderNode(): string | null {
  const candidates = [
    ...(process.env["PATH"] ?? "").split(":").map((folder) => join(folder, "node")),
    "/usr/bin/node",
    "/usr/local/bin/node",
    join(ROOT, "packages/sdk/test/runtimes/node_modules/node/bin/node"),
  ];
  for (const node of candidates) {
    if (!existsSync(node)) continue;
    const major = Number(
      execFileSync(node, ["-p", "process.versions.node"], { encoding: "utf8" }).split(".")[0],
    );
    if (major < 24) return node;
  }
  return null;
}

const older = olderNode();
const skip = older === null && "this machine has no Node older than 24";

describe("npx guestcard", () => {
  for (const folder of ["", "docs", "packages/gateway/src", "packages/simulator"])
    test(`is found in ${folder === "" ? "the root" : folder}`, async () => {
      const child = spawn("npx", ["--no-install", "guestcard", "keys", "--help"], {
        cwd: join(ROOT, folder),
        stdio: ["ignore", "pipe", "inherit"],
      });
      assert.match(await text(child.stdout), /^Usage: guestcard keys/);
    });

  for (const [program, ...given] of [
    ["npx", "--no-install", "guestcard", "serve"],
    ["npm", "start"],
  ] as const)
    test(`${program} ${given.at(-1)}: told to stop, the gateway stops in order`, async () => {
      const folder = await mkdtemp(join(tmpdir(), "guestcard-npx-"));
      try {
        const child = spawn(program, given, {
          cwd: ROOT,
          env: { ...process.env, npm_command: "", PORT: "0", DATA_DIR: folder },
          stdio: ["ignore", "pipe", "inherit"],
        });
        let log = "";
        child.stdout.on("data", (chunk: Buffer) => (log += chunk.toString()));
        await until("its start", async () => log.includes("guestcard is ready"), 60_000);
        child.kill("SIGTERM");
        await until("its end", async () => log.includes('"msg":"stopped"'), 30_000);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });

  test(
    "an older Node hands over to the packaged one, with arguments, output and exit code",
    { skip },
    async () => {
      const ran = await startGuestcard({ PORT: "x" }, ["doctor", "--json"], older ?? "").ended;
      assert.equal(ran.code, 1);
      assert.match(ran.out, /"said":"v24\./);
    },
  );

  test(
    "an older Node passes SIGTERM on; where it is killed, the gateway stops in order",
    { skip },
    async () => {
      const folder = await mkdtemp(join(tmpdir(), "guestcard-launch-"));
      try {
        for (const signal of ["SIGTERM", "SIGKILL"] as const) {
          const { child, ended } = startGuestcard({ PORT: "0", DATA_DIR: folder }, ["serve"], older ?? "");
          let log = "";
          child.stdout?.on("data", (chunk: Buffer) => (log += chunk.toString()));
          await until("its start", async () => log.includes("guestcard is ready"), 60_000);
          const pid = /"service":"guestcard","pid":(\d+)/.exec(log)?.[1] ?? "";
          child.kill(signal);
          await ended;
          await until("the end of the gateway", async () => !existsSync(`/proc/${pid}`));
          assert.match(log, /"msg":"stopped"/);
        }
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  );
});

describe("guestcard", () => {
  test("without a command shows its help; an unknown one is named", async () => {
    const none = await guestcard({});
    assert.equal(none.code, 1);
    assert.match(none.error, /^Usage: guestcard/);
    const unknown = await guestcard({}, "leeds");
    assert.equal(unknown.code, 1);
    assert.match(unknown.error, /unknown command 'leeds'/);
  });

  test("a token is no argument", async () => {
    const ran = await guestcard({}, "integrations", "list", "--token", "gc_secret");
    assert.equal(ran.code, 1);
    assert.match(ran.error, /unknown option '--token'/);
  });
});
