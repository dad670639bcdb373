import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import { createTestDatabase, type TestDatabase } from "../harness/database.ts";
import { accept, cardsOf, eventsOf, leadTo, timelineOf } from "../harness/leads.ts";
import {
  connectIntegration,
  delivered,
  openPlayground,
  type Place,
  type Playground,
  statusWhen,
} from "../harness/playground.ts";
import { runCommand } from "../harness/run-command.ts";

type Lead = { readonly jobId: string; readonly body: Record<string, unknown> };

/** What was delivered after the backup is in RealPage, and the restored database does not know it. */
describe("a restore sends nothing twice", () => {
  let playground: Playground;
  let restored: TestDatabase;
  let folder: string;
  let file: string;
  let integrationId: string;
  let place: Place | undefined;
  let done: Lead;
  let waiting: Lead[];
  let later: Lead;

  before(async () => {
    playground = await openPlayground();
    await playground.control.set({ findsDuplicates: false });
    restored = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), "guestcard-backup-"));
    file = join(folder, "backup.gz");
  });
  after(async () => {
    await playground.stop();
    await restored.drop();
    await rm(folder, { recursive: true });
  });

  const post = async (api: ApiClient, more: Record<string, unknown> = {}): Promise<Lead> => {
    const body = leadTo(integrationId, place, more);
    return { body, jobId: await accept(api, body) };
  };
  const onRestored = (): Record<string, string> => ({
    ...playground.environment,
    DATABASE_URL: restored.url,
  });

  test("backup while leads wait, deliver them, restore elsewhere", async () => {
    const full = await playground.spawn("serve");
    let api = playground.clientOf(full.url);
    ({
      integrationId,
      places: [place],
    } = await connectIntegration(api, playground));
    done = await post(api);
    await delivered(api, done.jobId);
    await full.end("SIGTERM");
    const only = await playground.spawn("api");
    api = playground.clientOf(only.url);
    // One without an e-mail address: it is looked up by the time of its creation.
    waiting = [await post(api), await post(api), await post(api, { email_1: undefined }), await post(api)];
    const backup = await runCommand(["backup", file], playground.environment);
    assert.equal(backup.code, 0, backup.err);
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    const worker = await playground.spawn("worker");
    for (const { jobId } of waiting) await delivered(api, jobId);
    later = await post(api);
    await delivered(api, later.jobId);
    await worker.end("SIGTERM");
    await only.end("SIGTERM");
    const answer = await runCommand(["restore", file], onRestored());
    assert.equal(answer.code, 0, answer.err + answer.out);
    assert.match(answer.out, /4 unfinished writes are looked up/);
  });

  test("the restored gateway finds what was delivered, and each lead is in RealPage once", async () => {
    const { api, gateway } = await playground.serve(
      { api: true, worker: true },
      { DATABASE_URL: restored.url },
    );
    for (const lead of [done, ...waiting]) {
      await delivered(api, lead.jobId);
      assert.equal((await timelineOf(api, lead.jobId)).state, "done");
      assert.equal((await cardsOf(playground, lead.body)).length, 1, "once in RealPage");
    }
    for (const { jobId } of waiting) {
      const events = await eventsOf(api, jobId);
      assert.ok(events.includes("restored") && events.includes("look_up_found"), events.join());
      assert.ok(!events.includes("send_started"), "it was not sent from here");
    }
    // Written after the backup: this database does not know it, RealPage does.
    assert.equal((await api.get(`/v1/admin/write-status/${later.jobId}`)).status, 404);
    assert.equal((await cardsOf(playground, later.body)).length, 1);
    const fresh = await post(api);
    await delivered(api, fresh.jobId);
    await gateway.stop();
  });

  test("every table is as it was, row by row", async () => {
    const again = await createTestDatabase();
    const environment = { ...playground.environment, DATABASE_URL: again.url };
    const answer = await runCommand(["restore", file], environment);
    assert.equal(answer.code, 0, answer.err);
    const rowsOf = async ({ pool }: TestDatabase, table: string): Promise<unknown[]> =>
      (await pool.query(`select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text`)).rows;
    for (const table of [
      "accounts",
      "api_keys",
      "integrations",
      "property_configurations",
      "records_units",
      "records_employees",
    ]) {
      const rows = await rowsOf(again, table);
      assert.ok(rows.length > 0, table);
      assert.deepEqual(rows, await rowsOf(playground.database, table), table);
    }
    await again.drop();
  });

  test("what stands in the way is said, and nothing is changed", async () => {
    const filled = await runCommand(["restore", file], onRestored());
    assert.equal(filled.code, 1);
    assert.match(filled.err, /holds data already/);
    const empty = await createTestDatabase();
    const environment = { ...playground.environment, DATABASE_URL: empty.url };
    const cut = join(folder, "cut.gz");
    const whole = await readFile(file);
    await writeFile(cut, whole.subarray(0, whole.length / 2));
    const half = await runCommand(["restore", cut], environment);
    assert.equal(half.code, 1);
    assert.match(half.err, /cut off|ends before/);
    await writeFile(cut, "no backup");
    assert.match((await runCommand(["restore", cut], environment)).err, /cannot be read as a backup/);
    const { rows } = await empty.pool.query(`select count(*)::int as n from accounts`);
    assert.equal(rows[0].n, 0);
    await empty.drop();
  });

  test("a database that was restored by other means is recognised when a gateway starts", async () => {
    const { pool } = playground.database;
    const only = await playground.spawn("api");
    const lead = await post(playground.clientOf(only.url));
    await only.end("SIGTERM");
    // As pg_dump, a fail-over or a point-in-time recovery leave it: PostgreSQL names another database.
    await pool.query(`update database_identity set identity = 'another server'`);
    const full = await playground.spawn("serve");
    const api = playground.clientOf(full.url);
    await delivered(api, lead.jobId);
    const events = await eventsOf(api, lead.jobId);
    // Until the settle time is over, a look-up that finds nothing leaves it open.
    const settled = events.filter((event) => event !== "look_up_open");
    assert.deepEqual(settled.slice(1, 4), ["restored", "look_up_absent", "send_started"], events.join());
    assert.equal((await cardsOf(playground, lead.body)).length, 1);
    assert.ok(full.log.some((line) => line.includes("the database was restored")));
    await full.end("SIGTERM");
    const again = await playground.spawn("api");
    assert.ok(!again.log.some((line) => line.includes("the database was restored")));
    await again.end("SIGTERM");
  });

  test("a failed write that was delivered after the backup is not called undelivered by its retry, however late", async () => {
    const full = await playground.spawn("serve");
    const api = playground.clientOf(full.url);
    await playground.control.order({ method: "insertprospect", kind: "message", text: "Closed.", times: 1 });
    const failed = await post(api);
    await statusWhen(api, failed.jobId, (one) => one.write_status === "FAILURE");
    // Another's gateway tells RPX of the same person: as a retry after the backup would have.
    const other = await playground.otherAccount("later", api.url);
    const theirs = await connectIntegration(other, playground);
    await delivered(
      other,
      await accept(other, {
        ...failed.body,
        integration_id: theirs.integrationId,
        property_id: theirs.places[0]?.id,
        lead_relationship_id: theirs.places[0]?.relationship,
      }),
    );
    await full.end("SIGTERM");
    assert.equal((await runCommand(["after-restore"], playground.environment)).code, 0);
    const only = await playground.spawn("api", { GUESTCARD_DEADLINE_SECONDS: "1" });
    const retried = await playground.clientOf(only.url).post(`/v1/admin/retry-write/${failed.jobId}`, {});
    assert.equal(retried.status, 200, JSON.stringify(retried.body));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await playground.spawn("worker");
    const status = await statusWhen(
      playground.clientOf(only.url),
      retried.body.job_id,
      (one) => one.write_status !== "PENDING",
    );
    assert.equal(status.write_status, "SUCCESS", JSON.stringify(status));
    assert.equal((await cardsOf(playground, failed.body)).length, 1);
  });
});
