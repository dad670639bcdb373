import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { after, describe, it } from "node:test";
import { SimulatorControl, startSimulator } from "../src/simulator.ts";
import { envelope, payload, post, start } from "./harness.ts";

const MAIN = new URL("../src/main.ts", import.meta.url).pathname;

function run(environment: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  after(() => child.kill("SIGKILL"));
  return child;
}

/** Runs the simulator to its end and gives its exit code and what it wrote to stderr. */
async function failed(environment: Record<string, string>): Promise<{ code: unknown; errors: string }> {
  const child = run(environment);
  let errors = "";
  child.stderr?.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const [code] = (await once(child, "close")) as [unknown];
  return { code, errors };
}

async function takenPort(): Promise<string> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  after(() => server.close());
  return String((server.address() as AddressInfo).port);
}

describe("npm run simulator", () => {
  it("says where it listens, works, and ends at SIGTERM even while a call hangs", async () => {
    const child = run({
      SIMULATOR_PORT: "0",
      SIMULATOR_CONTROL_PORT: "0",
      SIMULATOR_HOST: "",
      SIMULATOR_JOURNAL_BODIES: "false",
      SIMULATOR_JOURNAL_ENTRIES: "2",
    });
    assert.ok(child.stdout);
    const [line] = (await once(child.stdout, "data")) as [Buffer];
    const ready = JSON.parse(line.toString()) as { event: string; url: string; control_url: string };
    assert.equal(ready.event, "simulator_ready");
    assert.match(ready.url, /^http:\/\/127\.0\.0\.1:\d+\/RPXGateway\/partner\/Guestcard\/Guestcard\.svc$/);
    for (let n = 0; n < 3; n++)
      payload("getsitelist", await post(ready.url, "getsitelist", envelope("getsitelist")));
    const control = new SimulatorControl(ready.control_url);
    const entries = await control.requests();
    assert.deepEqual(
      entries.map((entry) => [entry.seq, entry.body]),
      [
        [2, null],
        [3, null],
      ],
    );
    await control.order({ method: "*", kind: "hang" });
    const hanging = assert.rejects(post(ready.url, "getsitelist", envelope("getsitelist")));
    while ((await control.requests()).at(-1)?.seq !== 4);
    child.kill("SIGTERM");
    const [code] = (await once(child, "exit")) as [unknown];
    assert.equal(code, 0);
    await hanging;
  });

  it("names the setting of a port that is in use", async () => {
    const port = await takenPort();
    for (const [setting, other] of [
      ["SIMULATOR_PORT", "SIMULATOR_CONTROL_PORT"],
      ["SIMULATOR_CONTROL_PORT", "SIMULATOR_PORT"],
    ] as const)
      assert.deepEqual(await failed({ [setting]: port, [other]: "0" }), {
        code: 1,
        errors: `${setting}: cannot listen on 127.0.0.1:${port}: the port is in use.\n`,
      });
  });

  it("names a setting that is wrong", async () => {
    for (const [name, value, rule] of [
      ["SIMULATOR_PORT", "http", "must be a whole number from 0 to 65535."],
      ["SIMULATOR_CONTROL_PORT", "65536", "must be a whole number from 0 to 65535."],
      ["SIMULATOR_JOURNAL_BODIES", "no", "must be true or false."],
      ["SIMULATOR_JOURNAL_ENTRIES", "-1", "must be a whole number from 0 to 10000000."],
    ] as const)
      assert.deepEqual(await failed({ SIMULATOR_PORT: "0", SIMULATOR_CONTROL_PORT: "0", [name]: value }), {
        code: 1,
        errors: `${name}: ${rule}\n`,
      });
  });
});

describe("startSimulator", () => {
  it("leaves no port open where the other cannot be had", async () => {
    const taken = Number(await takenPort());
    const free = await startSimulator();
    const port = Number(new URL(free.url).port);
    await free.close();
    await assert.rejects(startSimulator({ port, controlPort: taken }), /^Error: SIMULATOR_CONTROL_PORT: /);
    await (await startSimulator({ port })).close();
  });

  it("starts several that know nothing of each other", async () => {
    const [one, other] = [await start(), await start()];
    await one.control.order({ method: "*", kind: "html-503" });
    assert.equal((await one.call("getsitelist")).status, 503);
    assert.equal((await other.call("getsitelist")).status, 200);
  });
});
