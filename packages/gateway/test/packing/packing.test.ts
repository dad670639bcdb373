import assert from "node:assert/strict";
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { KEYS, type Simulator, SimulatorControl, startSimulator } from "../../../simulator/src/simulator.ts";
import { until } from "../harness/wait.ts";
import { createStranger, type Installed, type Stranger } from "./stranger.ts";

const DOCUMENT = new URL("../../../sdk/openapi.json", import.meta.url);

/** `npm run package:try` has npm install it, which `.ci/run` does; `npm test` needs no network. */
const INSTALLED: Installed =
  process.env["GUESTCARD_TRY_PACKAGE"] === "npm"
    ? "by npm, from its registry"
    : "with this repository's modules linked";

/** npm took three minutes of them on a busy machine. */
const LONGEST_MS = 900_000;

describe(`the package as it is published, ${INSTALLED}`, { timeout: LONGEST_MS }, () => {
  let stranger: Stranger;
  let simulator: Simulator;
  let gateway: ChildProcess;
  let environment: Record<string, string>;
  let log = "";
  let url = "";

  before(async () => {
    stranger = await createStranger(INSTALLED);
    // The gateway's PostgreSQL runs as another user where this runs as root.
    await chmod(stranger.folder, 0o711);
    simulator = await startSimulator();
    environment = { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "/" };
    gateway = spawn(process.execPath, [stranger.guestcard, "serve"], {
      cwd: stranger.folder,
      env: { ...environment, PORT: "0", GUESTCARD_ALLOW_PRIVATE_TARGETS: "true" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [gateway.stdout, gateway.stderr])
      stream?.on("data", (chunk: Buffer) => (log += chunk.toString()));
    const ready = await until(
      "the start of the package",
      async () => {
        if (gateway.exitCode !== null) throw new Error(log);
        return log.split("\n").find((line) => line.includes('"guestcard is ready"'));
      },
      90_000,
    );
    ({ url } = JSON.parse(ready) as { url: string });
    const token = /^ {2}(gc_\S+)$/m.exec(log)?.[1] ?? assert.fail(log);
    environment = { ...environment, GUESTCARD_URL: url, GUESTCARD_TOKEN: token };
  });
  after(async () => {
    if (gateway.exitCode === null) gateway.kill("SIGKILL");
    await simulator.close();
    await stranger.remove();
  });

  /** A command in the stranger's folder, to its end; one that fails throws. */
  const guestcard = async (given: string[], more: Record<string, string> = {}): Promise<string> => {
    const options = { cwd: stranger.folder, env: { ...environment, ...more } };
    return (await promisify(execFile)(process.execPath, [stranger.guestcard, ...given], options)).stdout;
  };

  test("holds what runs, and no source and no test", async () => {
    assert.ok(stranger.files.length > 400, String(stranger.files.length));
    for (const path of stranger.files) {
      assert.match(path, /^(package\.json|README\.md|bin\/|dist\/(gateway|sdk|console)\/)/);
      assert.doesNotMatch(path, /\.ts$|\.test\.|\/test\//);
    }
  });

  test("is ready, with the console, the API's document and the page to read it", async () => {
    const read = async (path: string): Promise<string> => {
      const response = await fetch(url + path);
      assert.equal(response.status, 200, path);
      return response.text();
    };
    assert.deepEqual(JSON.parse(await read("/readyz")), { status: "ready" });
    assert.deepEqual(JSON.parse(await read("/openapi.json")), JSON.parse(await readFile(DOCUMENT, "utf8")));
    assert.match(await read("/docs"), /swagger/i);
    const files = [...(await read("/console")).matchAll(/(?:src|href)="(\/console\/[^"]+)"/g)];
    assert.ok(files.length >= 3, String(files.length));
    for (const [, path = ""] of files) assert.ok((await read(path)).length > 0, path);
  });

  test("doctor finds nothing wrong, all migrations made", async () => {
    assert.match(await guestcard(["doctor"]), /migrations +all \d+ made[\s\S]*Nothing is wrong\./);
  });

  test("connects a licence, and delivers a file of leads", async () => {
    const credentials = join(stranger.folder, "credentials.json");
    await writeFile(credentials, JSON.stringify({ baseUrl: simulator.url, licensekey: KEYS.main }));
    const add = ["integrations", "add", "--name", "Oak", "--frequency", "200"];
    assert.match(await guestcard([...add, "--credentials-file", credentials]), /Saved as /);
    await writeFile(
      join(stranger.folder, "leads.csv"),
      "first_name,last_name,property,lead_relationship\nAda,Lovelace,2000001,H\nGrace,Hopper,2000001,H\n",
    );
    assert.equal(
      await guestcard(["leads", "send", "leads.csv", "--wait"]),
      "2 rows: 2 accepted; 2 delivered\n",
    );
    const cards = await new SimulatorControl(simulator.controlUrl).guestCards();
    const people = new Set(cards.map(({ prospects: [person] }) => person?.lastname));
    assert.deepEqual([cards.length, people], [2, new Set(["Hopper", "Lovelace"])]);
  });

  test("stops in order", async () => {
    const exited = once(gateway, "exit");
    gateway.kill("SIGTERM");
    assert.deepEqual(await exited, [0, null], log);
    assert.match(log, /"msg":"stopped"/);
  });
});
