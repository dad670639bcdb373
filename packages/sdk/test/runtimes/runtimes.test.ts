import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { Webhook } from "standardwebhooks";
import { type Consumer, createConsumer } from "../packing/packed.ts";
import { openWorld, type World } from "../world.ts";
import { program } from "./program.ts";

const INSTALLED = new URL("./node_modules/", import.meta.url).pathname;
const SECRET = "a secret of ours";
const LONGEST_MS = 120_000;

/** Each runtime that the SDK names, where `npm run sdk:runtimes` put it, and how it runs a program. */
const runtimes = [
  { name: "Node 18", binary: "node/bin/node", before: [] },
  {
    name: "Deno 2",
    binary: ".bin/deno",
    before: ["run", "--allow-all", "--no-lock", "--node-modules-dir=manual"],
  },
  { name: "Bun 1", binary: ".bin/bun", before: ["run"] },
] as const;

describe("the packed SDK in other runtimes", () => {
  let consumer: Consumer;
  let world: World;

  before(async () => {
    world = await openWorld();
    consumer = await createConsumer();
    await writeFile(join(consumer.folder, "package.json"), '{"type": "module"}');
    await writeFile(join(consumer.folder, "program.js"), program);
  });
  after(async () => {
    await world.playground.stop();
    await consumer.remove();
  });

  for (const { name, binary, before: first } of runtimes) {
    const path = join(INSTALLED, binary);
    const skip = !existsSync(path) && `${name} is not here; npm run sdk:runtimes brings it`;
    test(`${name}: sends, waits, lists, verifies`, { skip, timeout: LONGEST_MS }, async () => {
      const at = new Date();
      const body = JSON.stringify({
        trigger: "WRITE_OPERATION_FAILURE",
        data: { root_job_id: "1", errors: [] },
      });
      const headers = {
        "webhook-id": "1",
        "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
        "webhook-signature": new Webhook(SECRET, { format: "raw" }).sign("1", at, body),
      };
      const { url, token } = world;
      const input = { url, token, lead: world.lead(), webhook: { body, headers, secret: SECRET } };
      const { stdout } = await promisify(execFile)(path, [...first, "program.js"], {
        cwd: consumer.folder,
        env: { PATH: process.env["PATH"], HOME: consumer.folder, SDK_INPUT: JSON.stringify(input) },
      });
      assert.deepEqual(JSON.parse(stdout), {
        status: "SUCCESS",
        hasRecord: true,
        isOneJob: true,
        units: 25,
        refused: "first_name",
        trigger: "WRITE_OPERATION_FAILURE",
        forged: true,
      });
    });
  }
});
