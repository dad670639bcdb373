import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { after, before, describe, test } from "node:test";
import { connectIntegration, openPlayground, type Playground } from "../harness/playground.ts";
import { accessTo, startGuestcard } from "./guestcard.ts";

const ROWS = 600;
const KILLS = 6;
const HEAD = ["--defaults", "lead_relationship=H", "property=2000001"];

describe("guestcard leads send, killed in the middle", () => {
  let playground: Playground;
  let folder: string;

  before(async () => {
    playground = await openPlayground();
    folder = await mkdtemp(join(tmpdir(), "guestcard-kills-"));
  });
  after(async () => {
    await rm(folder, { recursive: true, force: true });
    await playground.stop();
  });

  test("and run again, with the gateway killed as well: every lead is delivered once", async () => {
    // Without RPX's own guard, whatever is sent twice is stored twice.
    await playground.control.set({ findsDuplicates: false });
    let gateway = await playground.spawn("serve");
    await connectIntegration(playground.clientOf(gateway.url), playground);
    const port = new URL(gateway.url ?? "").port;
    const access = accessTo(gateway.url, playground);
    const file = join(folder, "leads.csv");
    const rows = Array.from({ length: ROWS }, (_, row) => `Kay${row},Ill,kay.${row}@example.com`);
    await writeFile(file, `First Name,Last Name,Email\n${rows.join("\n")}\n`);

    let killed = 0;
    for (; killed < KILLS; killed++) {
      const { child, ended } = startGuestcard(access, ["leads", "send", file, ...HEAD, "--concurrency", "4"]);
      await acceptedBeyond(file, (killed + 1) * 40);
      if (killed === 2) {
        await gateway.end("SIGKILL");
        gateway = await playground.spawn("serve", { PORT: port });
      }
      child.kill("SIGKILL");
      const { code, signal } = await ended;
      if (code !== null) break;
      assert.equal(signal, "SIGKILL");
    }
    assert.ok(killed >= 3, `It was killed ${killed} times.`);

    const last = await startGuestcard(access, ["leads", "send", file, ...HEAD, "--wait", "--json"]).ended;
    assert.equal(last.code, 0, last.error);
    const { rows: seen, accepted, before: earlier, followed } = JSON.parse(last.out);
    assert.deepEqual([seen, accepted + earlier, followed.delivered], [ROWS, ROWS, ROWS]);
    assert.ok(earlier > 0);
    const names = (await playground.control.guestCards()).map(({ prospects: [person] }) => person?.firstname);
    assert.equal(names.length, ROWS, "nothing doubled");
    assert.equal(new Set(names).size, ROWS, "nothing skipped");
  });

  test("Ctrl-C ends it in order; the exit code says that there is more", async () => {
    const { api } = await playground.serve();
    const access = accessTo(api.url, playground);
    const file = join(folder, "more.csv");
    const rows = Array.from({ length: ROWS }, (_, row) => `Con${row},Trol,con.${row}@example.com`);
    await writeFile(file, `First Name,Last Name,Email\n${rows.join("\n")}\n`);
    const { child, ended } = startGuestcard(access, ["leads", "send", file, ...HEAD, "--concurrency", "2"]);
    await acceptedBeyond(file, 20);
    child.kill("SIGINT");
    const { code, error } = await ended;
    assert.equal(code, 3, error);
    assert.match(error, /Broken off\.\nRun the same again/);
    const lines = (await readFile(`${file}.journal`, "utf8")).split("\n");
    const count = (what: string): number => lines.filter((line) => line.includes(what)).length;
    assert.equal(count('"intent"'), count('"job"'), "what was under way was waited for");
  });
});

/** Waits until the journal of `file` names so many jobs, or for a time. */
async function acceptedBeyond(file: string, jobs: number): Promise<void> {
  for (let tries = 0; tries < 1000; tries++) {
    const text = await readFile(`${file}.journal`, "utf8").catch(() => "");
    if (text.split('"job"').length > jobs) return;
    await pause(5);
  }
}
