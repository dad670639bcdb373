import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test, type TestContext } from "node:test";
import { promisify } from "node:util";
import { createTestDatabase } from "../harness/database.ts";
import { startGatewayProcess } from "../harness/gateway-process.ts";
import { accept, cardsOf, eventsOf, leadTo } from "../harness/leads.ts";
import { connectIntegration, delivered, openPlayground, type Playground } from "../harness/playground.ts";
import { runCommand } from "../harness/run-command.ts";

const LEADS = 3;

type Lead = { readonly jobId: string; readonly body: Record<string, unknown> };

const run = promisify(execFile);

/** The major version of PostgreSQL's own tools on this machine; 0: there are none. */
function toolsVersion(): number {
  const said = spawnSync("pg_restore", ["--version"], { encoding: "utf8" }).stdout ?? "";
  return Number(/ (\d+)/.exec(said)?.[1] ?? 0);
}

/** Ways to restore that need another server or other tools than test/custody/restore.test.ts. */
describe("a restore sends nothing twice, whatever restored it", () => {
  let playground: Playground;
  let folder: string;

  before(async () => {
    playground = await openPlayground();
    await playground.control.set({ findsDuplicates: false });
    folder = await mkdtemp(join(tmpdir(), "guestcard-restore-"));
    // The gateway's own PostgreSQL runs as another user where this runs as root.
    await chmod(folder, 0o711);
  });
  after(async () => {
    await playground.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Leads wait, `backUp` is called, and then they are delivered. */
  async function deliverAfter(backUp: () => Promise<unknown>): Promise<Lead[]> {
    const only = await playground.spawn("api");
    const api = playground.clientOf(only.url);
    const setup = await playground.spawn("worker");
    const { integrationId, places } = await connectIntegration(api, playground);
    await setup.end("SIGTERM");
    const leads: Lead[] = [];
    for (let n = 0; n < LEADS; n++) {
      const body = leadTo(integrationId, places[0]);
      leads.push({ body, jobId: await accept(api, body) });
    }
    await backUp();
    const worker = await playground.spawn("worker");
    for (const { jobId } of leads) await delivered(api, jobId);
    await worker.end("SIGTERM");
    await only.end("SIGTERM");
    return leads;
  }

  /** A gateway on what was restored finds each lead in RealPage and sends none; a new one is delivered. */
  async function checkRestored(leads: readonly Lead[], environment: Record<string, string>): Promise<void> {
    const gateway = await startGatewayProcess("serve", environment);
    const api = playground.clientOf(gateway.url);
    for (const { jobId, body } of leads) {
      await delivered(api, jobId);
      assert.equal((await cardsOf(playground, body)).length, 1, "once in RealPage");
      const events = await eventsOf(api, jobId);
      assert.ok(events.includes("restored") && events.includes("look_up_found"), events.join());
      assert.ok(!events.includes("send_started"), "it was not sent from here");
    }
    const { results } = (await api.get("/v1/properties/")).body;
    const place = results[0];
    const relationships = await api.get(`/v1/lead-relationships/?property_id=${place.id}`);
    const body = {
      ...leadTo(place.integration_id, undefined),
      property_id: place.id,
      lead_relationship_id: relationships.body.results[0].id,
    };
    await delivered(api, await accept(api, body));
    assert.equal(await gateway.end("SIGTERM"), 0);
  }

  test("guestcard restore, from an external PostgreSQL into the gateway's own in a fresh DATA_DIR", async () => {
    const file = join(folder, "backup.gz");
    const leads = await deliverAfter(async () => {
      const backup = await runCommand(["backup", file], playground.environment);
      assert.equal(backup.code, 0, backup.err);
    });
    const { DATABASE_URL: _, ...others } = playground.environment;
    const own = { ...others, DATA_DIR: join(folder, "data") };
    const answer = await runCommand(["restore", file], own);
    assert.equal(answer.code, 0, answer.err + answer.out);
    assert.match(answer.out, /3 unfinished writes are looked up/);
    await checkRestored(leads, own);
    // And back out of it, while nothing runs: what is backed up from there is what was restored and done since.
    const again = join(folder, "again.gz");
    assert.equal((await runCommand(["backup", again], own)).code, 0);
    const elsewhere = await createTestDatabase();
    const back = await runCommand(["restore", again], { ...own, DATABASE_URL: elsewhere.url });
    assert.equal(back.code, 0, back.err);
    const { rows } = await elsewhere.pool.query(`select count(*)::int as n from writes where state = 'done'`);
    assert.equal(rows[0].n, LEADS + 1);
    await elsewhere.drop();
  });

  test("pg_dump and pg_restore of PostgreSQL itself", async (context: TestContext) => {
    const version = (await playground.database.pool.query<{ n: string }>(`show server_version_num`)).rows[0];
    const server = Math.floor(Number(Object.values(version ?? {})[0]) / 10_000);
    const tools = toolsVersion();
    if (tools < server)
      return context.skip(
        `pg_dump ${tools === 0 ? "is not on this machine" : `is of ${tools}`}, and the server of ${server}: apt-get install postgresql-client-${server}, or run this on a server of ${tools} (GUESTCARD_TEST_POSTGRES)`,
      );
    const file = join(folder, "guestcard.dump");
    const leads = await deliverAfter(() =>
      run("pg_dump", ["--format=custom", `--file=${file}`, playground.database.url]),
    );
    const restored = await createTestDatabase();
    await run("pg_restore", ["--exit-on-error", `--dbname=${restored.url}`, file]);
    await checkRestored(leads, { ...playground.environment, DATABASE_URL: restored.url });
    await restored.drop();
    return undefined;
  });
});
