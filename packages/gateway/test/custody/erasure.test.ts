import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import { accept, leadTo, timelineOf } from "../harness/leads.ts";
import {
  connectIntegration,
  delivered,
  openPlayground,
  type Place,
  type Playground,
  statusWhen,
  syncNow,
} from "../harness/playground.ts";
import { runCommand } from "../harness/run-command.ts";
import { until } from "../harness/wait.ts";
import { type Receiver, startReceiver } from "../webhooks/receiver.ts";
import { tracesOf } from "./traces.ts";

const ADA = {
  first_name: "Adaline",
  last_name: "Quxworthy",
  email_1: "ada.quxworthy@example.com",
  phone_1: "(214) 555-7391",
  address_1: "17 Zanzibar Court",
};
const STRINGS = [ADA.last_name, ADA.email_1, ADA.phone_1, ADA.address_1];

describe("erasing one person's data", () => {
  let playground: Playground;
  let api: ApiClient;
  let receiver: Receiver;
  let integrationId: string;
  let place: Place | undefined;
  const jobs: string[] = [];
  let leadId: string;
  let neighbour: { jobId: string; recordId: string; body: Record<string, unknown> };

  before(async () => {
    playground = await openPlayground();
    await playground.control.set({ findsDuplicates: false });
    ({ api } = await playground.serve());
    // An endpoint that repeats what it was told, as frameworks do in their error pages.
    receiver = await startReceiver(({ raw }) => ({ status: 200, body: raw }));
    const connected = await connectIntegration(api, playground);
    integrationId = connected.integrationId;
    [place] = connected.places;
    await api.post("/v1/webhooks/", {
      url: receiver.url,
      triggers: ["DATA_NEW", "DATA_UPDATE", "WRITE_OPERATION_SUCCESS", "WRITE_OPERATION_FAILURE"],
      active: true,
    });
    const other = leadTo(integrationId, place);
    const otherJob = await accept(api, other);
    neighbour = {
      jobId: otherJob,
      recordId: (await delivered(api, otherJob)).created_record_id,
      body: other,
    };
  });
  after(async () => {
    await playground.stop();
    await receiver.close();
  });

  const erase = (body: Record<string, unknown>): ReturnType<ApiClient["post"]> =>
    api.post("/v1/admin/erasures", body);

  test("a person leaves traces in many tables", async () => {
    // Without an e-mail a lead whose reply is lost is looked up by time: the reply shows Ada, too.
    const first = await accept(api, leadTo(integrationId, place, ADA));
    leadId = (await delivered(api, first)).created_record_id;
    await playground.control.order({ method: "insertprospect", kind: "hang-after", times: 1 });
    const lost = await accept(api, leadTo(integrationId, place, { email_1: undefined }));
    await delivered(api, lost);
    await playground.control.order({
      method: "insertprospect",
      kind: "message",
      text: `No ${ADA.last_name}.`,
      times: 1,
    });
    const refused = await accept(api, leadTo(integrationId, place, { ...ADA, first_name: "A." }));
    await statusWhen(api, refused, ({ write_status }) => write_status === "FAILURE");
    const change = await api.call("PUT", `/v1/leads/realpage_rpx/${leadId}`, {
      body: { email_1: `2.${ADA.email_1}` },
    });
    assert.equal(change.status, 200, JSON.stringify(change.body));
    const event = await api.post("/v1/events/leads/realpage_rpx/", {
      integration_id: integrationId,
      lead_id: leadId,
      employee_id: place?.employees[0]?.id,
      event_type_id: place?.eventTypes[0]?.id,
      event_datetime: "2026-11-02T10:00:00Z",
      notes: `Called ${ADA.last_name}`,
    });
    assert.equal(event.status, 200, JSON.stringify(event.body));
    for (const answer of [change, event]) await delivered(api, answer.body.meta.job_id);
    jobs.push(first, refused, change.body.meta.job_id, event.body.meta.job_id);
    await syncNow(api, integrationId);
    await receiver.next("the record", ({ raw }) => raw.includes(ADA.last_name));
    await until("the receiver's answer is kept", async () =>
      (await tracesOf(playground.database.pool, STRINGS)).some(({ table }) => table === "webhook_attempts"),
    );
    const tables = new Set(
      (await tracesOf(playground.database.pool, STRINGS)).map(({ table }) => table.replace(/_\d{8}$/, "")),
    );
    for (const table of [
      "writes",
      "exchanges",
      "write_events",
      "records_leads",
      "data_diffs",
      "webhook_events",
      "webhook_attempts",
    ])
      assert.ok(tables.has(table), `${table} of ${[...tables].join(", ")}`);
  });

  test("what is wrong with a request is said, and nothing is found of nobody", async () => {
    assert.equal((await erase({})).status, 400);
    assert.equal((await erase({ phone: "123" })).status, 400);
    assert.equal((await erase({ guest_card_id: "1" })).status, 400);
    assert.equal((await erase({ email: "nobody@example.com", confirm: true })).status, 404);
  });

  test("first it is counted, by HTTP and by command, and nothing is changed", async () => {
    const before = await tracesOf(playground.database.pool, STRINGS);
    const counted = await erase({ email: ADA.email_1 });
    assert.equal(counted.status, 200, JSON.stringify(counted.body));
    const { result } = counted.body;
    assert.equal(result.erased, false);
    assert.deepEqual(new Set(result.job_ids), new Set(jobs));
    assert.equal(result.guest_cards, 1);
    assert.equal(result.rows.writes, 4);
    assert.equal(result.rows.records, 2, "the lead and its event");
    const said = await runCommand(["erase", "--phone", "214-555-7391", "--json"], playground.environment);
    assert.equal(said.code, 0, said.err);
    assert.deepEqual(JSON.parse(said.out).counts, result.rows);
    assert.deepEqual(await tracesOf(playground.database.pool, STRINGS), before);
  });

  test("while a write is not finished it is refused, unless it may be given up", async () => {
    await playground.control.order({ method: "insertprospect", kind: "html-403", times: 1000 });
    const waiting = await accept(api, leadTo(integrationId, place, { ...ADA, first_name: "Wai" }));
    await until("a block", async () =>
      (await timelineOf(api, waiting)).events.some(({ event }) => event === "blocked"),
    );
    const refused = await erase({ email: ADA.email_1, confirm: true });
    assert.equal(refused.status, 409);
    assert.equal(refused.body.error.details.unfinished[0].job_id, waiting);
    const told = await runCommand(["erase", "--email", ADA.email_1, "--yes"], playground.environment);
    assert.equal(told.code, 1);
    assert.match(told.err, new RegExp(`${waiting}  waiting`));
    const erased = await until("the erasure", async () => {
      const answer = await erase({ email: ADA.email_1, confirm: true, give_up_unfinished: true });
      return answer.status === 200 ? answer.body.result : null;
    });
    await playground.control.clearFaults();
    assert.deepEqual(erased.given_up_job_ids, [waiting]);
    assert.equal(erased.erased, true);
    assert.equal((await timelineOf(api, waiting)).state, "given_up");
    jobs.push(waiting);
  });

  test("nothing of the person is left in any table", async () => {
    assert.deepEqual(await tracesOf(playground.database.pool, STRINGS), []);
    for (const jobId of jobs) {
      const write = await timelineOf(api, jobId);
      assert.ok(["done", "rejected", "given_up"].includes(write.state), write.state);
      assert.equal((await api.get(`/v1/admin/write-status/${jobId}`)).status, 200);
    }
    assert.equal((await api.get(`/v1/leads/${leadId}`)).status, 404);
    const logs = (await api.get("/v1/admin/logs/writes/?limit=100")).body;
    assert.ok(JSON.stringify(logs).includes(jobs[0] ?? "?"));
  });

  test("others are left alone", async () => {
    assert.equal(
      (await api.get(`/v1/leads/${neighbour.recordId}`)).body.results.last_name,
      neighbour.body["last_name"],
    );
    assert.equal((await timelineOf(api, neighbour.jobId)).state, "done");
    const { rows } = await playground.database.pool.query("select request from writes where id = $1", [
      neighbour.jobId,
    ]);
    assert.equal(rows[0].request.last_name, neighbour.body["last_name"]);
  });

  test("an erased write is not sent again", async () => {
    const retried = await api.post(`/v1/admin/retry-write/${jobs[1]}`, {});
    assert.equal(retried.status, 409);
    assert.match(retried.body.error.message, /erased/);
    const { erased_at: erasedAt, actions } = (await api.get(`/v1/admin/writes/${jobs[1]}`)).body;
    assert.ok(Date.now() - Date.parse(erasedAt) < 60_000, erasedAt);
    assert.equal(actions.retry, "no");
    assert.equal((await api.get(`/v1/admin/writes/${neighbour.jobId}`)).body.erased_at, null);
  });

  test("no sync brings the person back, however far it reaches", async () => {
    await syncNow(api, integrationId);
    const asked = await api.post(`/v1/admin/integrations/${integrationId}/back-sync`, {});
    assert.equal(asked.status, 200);
    await until("the back-sync", async () => {
      const { results } = (await api.get(`/v1/admin/integrations/${integrationId}/syncs`)).body;
      return results.every(({ state }: { state: string }) => state === "done");
    });
    assert.deepEqual(await tracesOf(playground.database.pool, STRINGS), []);
  });

  test("the audit log and the command's report name no person", async () => {
    const { results } = (await api.get("/v1/admin/audit-log/?action=person.erased")).body;
    assert.equal(results.length, 1);
    assert.deepEqual(new Set(results[0].after.job_ids), new Set(jobs));
    const gone = await runCommand(["erase", "--email", ADA.email_1, "--yes"], playground.environment);
    assert.equal(gone.code, 1);
    assert.match(gone.err, /no data of such a person/);
  });

  test("a record that is stored while its person is erased is erased with the others", async () => {
    const { pool } = playground.database;
    const { rows } = await pool.query<{ record: { x_id: string } }>(
      `delete from records r where model = 'leads' and id = $1 returning to_jsonb(r) as record`,
      [neighbour.recordId],
    );
    const storing = await pool.connect();
    try {
      await storing.query("begin");
      await storing.query(`insert into records select * from jsonb_populate_record(null::records, $1)`, [
        JSON.stringify(rows[0]?.record),
      ]);
      const erasing = erase({
        integration_id: integrationId,
        guest_card_id: rows[0]?.record.x_id,
        confirm: true,
      });
      await until("the erasure waits for what is being stored", async () => {
        const { rowCount } = await pool.query(
          `select from pg_locks where not granted and mode = 'ShareRowExclusiveLock'`,
        );
        return rowCount === 1;
      });
      await storing.query("commit");
      assert.equal((await erasing).status, 200);
    } finally {
      storing.release();
    }
    const left = await pool.query("select from records where id = $1", [neighbour.recordId]);
    assert.equal(left.rowCount, 0);
  });

  test("a retry that is asked for while the person's data is being erased sends nothing", async () => {
    const { pool } = playground.database;
    await playground.control.order({ method: "insertprospect", kind: "message", text: "Closed.", times: 1 });
    const body = leadTo(integrationId, place);
    const jobId = await accept(api, body);
    await statusWhen(api, jobId, ({ write_status }) => write_status === "FAILURE");
    // Erasing blanks writes first and goes through what mentions the person then, which takes its time.
    const holder = await pool.connect();
    await holder.query("begin");
    await holder.query("lock table lane_blocks in exclusive mode");
    const waiting = "from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    const erased = erase({ email: body["email_1"], confirm: true });
    await until("the erasure", async () => (await pool.query(`select ${waiting}`)).rowCount === 1);
    const retried = api.post(`/v1/admin/retry-write/${jobId}`, {});
    await until("the retry", async () => (await pool.query(`select ${waiting}`)).rowCount === 2);
    await holder.query("rollback");
    holder.release();
    assert.equal((await erased).status, 200);
    const answer = await retried;
    assert.deepEqual(
      [answer.status, answer.body.error?.message],
      [409, "The data of this write was erased: there is nothing to send again."],
    );
    assert.deepEqual(await tracesOf(pool, [String(body["last_name"])]), []);
  });
});
