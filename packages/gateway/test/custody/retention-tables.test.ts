import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { pino } from "pino";
import type { OpenDatabase } from "../../src/database/open-database.ts";
import { cleanUp } from "../../src/retention/clean-up.ts";
import { pruneEvents } from "../../src/webhooks/prune-events.ts";
import { openTestDatabase } from "../harness/database.ts";

const DAY_MS = 86_400_000;
const NOW = new Date();
const account = "00000000-0000-7000-8000-000000000001";
const endpoint = "00000000-0000-7000-8000-000000000002";
const nobody = "00000000-0000-0000-0000-000000000000";

/** Long for all but what a test names. */
const TIMES = {
  personalDataDays: 1000,
  auditDays: 1000,
  exchangeDays: 1000,
  writeDays: 1000,
  idempotencyHours: 24_000,
};

const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * DAY_MS);

/** A UUIDv7 of a moment so many days ago. */
function idOf(days: number, n = 1): string {
  const hex = daysAgo(days).getTime().toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-${n.toString(16).padStart(12, "0")}`;
}

/** The tables that retention touches beside the writes' own (test/retention.test.ts). */
describe("retention of the other tables", () => {
  let opened: OpenDatabase;

  before(async () => {
    opened = await openTestDatabase();
    await run(`insert into accounts (id, name) values ($1, 'Retention')`, account);
    await run(
      `insert into webhooks (id, account_id, url, secret_sealed, active) values ($1, $2, 'https://example.com', 'x', false)`,
      endpoint,
      account,
    );
  });
  after(() => opened.close());
  beforeEach(async () => {
    for (const table of ["webhook_events", "webhook_history", "writes", "data_diffs", "records", "exchanges"])
      await run(`delete from ${table}`);
  });

  const run = async (statement: string, ...values: unknown[]): Promise<any[]> =>
    (await opened.pool.query(statement, values)).rows;
  const idsIn = async (table: string): Promise<string[]> =>
    (await run(`select id from ${table} order by id`)).map(({ id }) => id);

  /** The writes that name a person. */
  const named = async (): Promise<string[]> =>
    (await run(`select w.id from writes w where w.request::text like '%Mortimer%' order by id`)).map(
      ({ id }) => id,
    );

  async function addWrite(id: string, state = "done"): Promise<void> {
    await run(
      `insert into writes (id, account_id, integration_id, property_id, x_property_id, operation, state, version, request, upstream,
         person_key, due_at, deadline_at, created_at, updated_at, errors)
       values ($1, $2, $1, $1, 'P', 'create_lead', $3, 1, '{"last_name": "Mortimer"}', '{}', 1, 'infinity', now(), now(), now(), '["No Mortimer."]')`,
      id,
      account,
      state,
    );
  }
  /** @param delivery its state; null: nobody fanned the event out yet. */
  async function addEvent(id: string, subject: string, delivery: string | null): Promise<void> {
    await run(
      `insert into webhook_events (id, account_id, trigger, integration_id, subject_id, payload, fanned_out)
       values ($1, $2, 'WRITE_OPERATION_FAILURE', $1, $3, '{"errors": ["No Mortimer."]}', $4)`,
      id,
      account,
      subject,
      delivery !== null,
    );
    if (delivery === null) return;
    await run(
      `insert into webhook_deliveries (webhook_id, event_id, trigger, state, body_head, error)
       values ($1, $2, 'WRITE_OPERATION_FAILURE', $3, 'Mortimer', 'Mortimer')`,
      endpoint,
      id,
      delivery,
    );
    await run(
      `insert into webhook_attempts (webhook_id, event_id, attempt, at, duration_ms) values ($1, $2, 1, now(), 1)`,
      endpoint,
      id,
    );
  }

  test("with short times for personal data, what was told goes, and what is still to be told stays", async () => {
    await addEvent(idOf(4, 1), nobody, "delivered");
    await addEvent(idOf(4, 2), nobody, "failed");
    await addEvent(idOf(4, 3), nobody, "pending");
    await addEvent(idOf(4, 4), nobody, null);
    await addEvent(idOf(1, 5), nobody, "delivered");
    await cleanUp(opened, { ...TIMES, personalDataDays: 2 }, NOW);
    assert.deepEqual(await idsIn("webhook_events"), [idOf(4, 3), idOf(4, 4), idOf(1, 5)]);
    assert.equal((await run(`select from webhook_attempts`)).length, 2);
    await run(`update webhook_deliveries set state = 'delivered'`);
    await cleanUp(opened, { ...TIMES, personalDataDays: 2 }, NOW);
    assert.deepEqual(await idsIn("webhook_events"), [idOf(4, 4), idOf(1, 5)]);
  });

  test("a write is blanked once its endpoints were told, with all that they were told and answered", async () => {
    const [told, waits, unseen] = [idOf(9, 1), idOf(9, 2), idOf(9, 3)];
    for (const id of [told, waits, unseen]) await addWrite(id);
    // Told lately: the event itself is not old yet.
    await addEvent(idOf(1, 1), told, "delivered");
    await addEvent(idOf(1, 2), waits, "pending");
    await addEvent(idOf(1, 3), unseen, null);
    await cleanUp(opened, { ...TIMES, personalDataDays: 5 }, NOW);
    assert.deepEqual(await named(), [waits, unseen]);
    const deliveries = await run(
      `select d.state, d.body_head, d.error, e.payload from webhook_deliveries d join webhook_events e on e.id = d.event_id order by e.id`,
    );
    assert.deepEqual(deliveries, [
      { state: "delivered", body_head: null, error: "(erased)", payload: { errors: ["(erased)"] } },
      { state: "pending", body_head: "Mortimer", error: "Mortimer", payload: { errors: ["No Mortimer."] } },
    ]);
    await run(`update webhook_events set fanned_out = true`);
    await run(`update webhook_deliveries set state = 'failed'`);
    await cleanUp(opened, { ...TIMES, personalDataDays: 5 }, NOW);
    assert.deepEqual(await named(), []);
  });

  test("a write that was not finished is blanked once it is, also where those after it were blanked before", async () => {
    const [first, open, late] = [idOf(9, 21), idOf(8, 22), idOf(7, 23)];
    await addWrite(first);
    await addWrite(open, "needs_review");
    await addWrite(late);
    const times = { ...TIMES, personalDataDays: 5 };
    const blankedTo = await cleanUp(opened, times, NOW);
    assert.deepEqual([await named(), blankedTo], [[open], open]);
    assert.equal(await cleanUp(opened, times, NOW, blankedTo), open);
    await run(`update writes set state = 'done' where id = $1`, open);
    const end = await cleanUp(opened, times, NOW, blankedTo);
    assert.deepEqual([await named(), end > late], [[], true]);
  });

  test("after 30 days events go; what still waited goes not unsaid, and nothing that was never fanned out", async () => {
    const lines: Record<string, unknown>[] = [];
    const log = pino(
      {},
      { write: (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>) },
    );
    await addEvent(idOf(31, 1), nobody, "delivered");
    await addEvent(idOf(31, 2), nobody, "pending");
    await addEvent(idOf(31, 3), nobody, "pending");
    await addEvent(idOf(31, 4), nobody, null);
    await addEvent(idOf(29, 5), nobody, "pending");
    await pruneEvents(opened.pool, log, NOW);
    assert.deepEqual(await idsIn("webhook_events"), [idOf(31, 4), idOf(29, 5)]);
    assert.deepEqual(await run(`select webhook_id, event, reason from webhook_history`), [
      {
        webhook_id: endpoint,
        event: "deliveries_dropped",
        reason: "2 deliveries waited for over 30 days and were deleted.",
      },
    ]);
    assert.deepEqual(
      lines.map((line) => [line["level"], line["webhook_id"], line["deliveries"]]),
      [[40, endpoint, 2]],
    );
    await pruneEvents(opened.pool, log, NOW);
    assert.equal(lines.length, 1);
  });

  test("data diffs go after 30 days, or with personal data; raw calls with personal data", async () => {
    for (const days of [31, 29, 4, 1]) {
      await run(
        `insert into data_diffs (id, account_id, integration_id, model, record_id, is_new, diff) values ($1, $2, $1, 'leads', $1, true, '{}')`,
        idOf(days),
        account,
      );
      await run(
        `insert into exchanges (id, account_id, integration_id, attempt, method, url, outcome, request, started_at, finished_at)
         values ($1, $2, $1, 1, 'm', 'u', 'o', 'r', now(), now())`,
        idOf(days),
        account,
      );
    }
    await cleanUp(opened, TIMES, NOW);
    assert.deepEqual(
      await idsIn("data_diffs"),
      [29, 4, 1].map((days) => idOf(days)),
    );
    await cleanUp(opened, { ...TIMES, personalDataDays: 3 }, NOW);
    for (const table of ["data_diffs", "exchanges"]) assert.deepEqual(await idsIn(table), [idOf(1)], table);
  });

  test("records that RPX no longer shows go with personal data; those that it shows stay", async () => {
    const add = (n: number, isMissing: boolean, days: number): Promise<any[]> =>
      run(
        `insert into records (id, account_id, integration_id, model, property_id, x_property_id, x_id, data, created_at, updated_at, last_seen, is_missing)
         values ($1, $2, $3, 'leads', $3, 'P', $6, '{}', now(), now(), $4, $5)`,
        idOf(0, n),
        account,
        nobody,
        daysAgo(days),
        isMissing,
        String(n),
      );
    await add(1, true, 9);
    await add(2, true, 1);
    await add(3, false, 9);
    await cleanUp(opened, { ...TIMES, personalDataDays: 5 }, NOW);
    assert.deepEqual(await idsIn("records"), [idOf(0, 2), idOf(0, 3)]);
  });

  test("search, tracks and tallies go with the writes that they are of, and not before", async () => {
    for (const [days, state] of [
      [9, "done"],
      [8, "needs_review"],
      [1, "done"],
    ] as const) {
      const id = idOf(days);
      await addWrite(id, state);
      await run(
        `insert into write_search (account_id, id, integration_id, property_id, words, operation) values ($1, $2, $2, $2, 'mortimer', 'create_lead')`,
        account,
        id,
      );
      await run(
        `insert into write_tracks (account_id, id, integration_id, property_id, x_property_id, created_at, state, version)
         values ($1, $2, $2, $2, 'P', now(), $3, 1)`,
        account,
        id,
        state,
      );
    }
    const tallies = [
      ["hour", 9],
      ["hour", 4],
      ["minute", 3],
      ["minute", 1],
    ] as const;
    for (const [size, days] of tallies)
      await run(
        `insert into write_tallies values ($1, $2, $3, $4, 'accepted', 0, 1)`,
        account,
        nobody,
        size,
        daysAgo(days),
      );
    await cleanUp(opened, { ...TIMES, writeDays: 5 }, NOW);
    for (const table of ["writes", "write_search", "write_tracks"])
      assert.deepEqual(await idsIn(table), [idOf(8), idOf(1)], table);
    assert.deepEqual(await run(`select size, at from write_tallies order by at`), [
      { size: "hour", at: daysAgo(4) },
      { size: "minute", at: daysAgo(1) },
    ]);
    // Without personal data the search finds them no more, and shows them still.
    await cleanUp(opened, { ...TIMES, personalDataDays: 0.5 }, NOW);
    assert.deepEqual(
      (await run(`select words::text as words from write_search order by id`)).map(({ words }) => words),
      ["'mortimer'", ""],
    );
  });

  test("syncs that ended go after 30 days, or with personal data, but the last of each integration", async () => {
    for (const integration of [idOf(99, 1), idOf(99, 2)])
      await run(
        `insert into integrations (id, account_id, vendor, name, active, system, sync_frequency, sync_cadence,
           max_job_concurrency, max_request_frequency, max_request_cadence, new_properties_are_enabled, base_url, credentials_sealed)
         values ($1, $2, 'REALPAGE_RPX', 'I', true, 'PRODUCTION', 12, 'HOUR', 1, 1, 'SECOND', true, 'https://example.com', 'x')`,
        integration,
        account,
      );
    for (const [integration, days, state] of [
      [1, 60, "running"],
      [1, 50, "done"],
      [1, 40, "failed"],
      [1, 9, "done"],
      [1, 1, "done"],
      [2, 80, "done"],
      [2, 70, "failed"],
    ] as const)
      await run(
        `insert into sync_runs (id, account_id, integration_id, kind, models, state, requested_at) values ($1, $2, $3, 'scheduled', '{}', $4, $5)`,
        idOf(days, integration),
        account,
        idOf(99, integration),
        state,
        daysAgo(days),
      );
    await cleanUp(opened, TIMES, NOW);
    assert.deepEqual(await idsIn("sync_runs"), [idOf(70, 2), idOf(60, 1), idOf(9, 1), idOf(1, 1)]);
    await cleanUp(opened, { ...TIMES, personalDataDays: 5 }, NOW);
    assert.deepEqual(await idsIn("sync_runs"), [idOf(70, 2), idOf(60, 1), idOf(1, 1)]);
  });

  test("the audit log goes after its days", async () => {
    for (const days of [9, 1])
      await run(
        `insert into audit_events (id, account_id, actor_kind, actor_name, action, object_kind) values ($1, $2, 'gateway', 'g', 'a', 'o')`,
        idOf(days),
        account,
      );
    await cleanUp(opened, { ...TIMES, auditDays: 5 }, NOW);
    assert.deepEqual(await idsIn("audit_events"), [idOf(1)]);
  });
});
