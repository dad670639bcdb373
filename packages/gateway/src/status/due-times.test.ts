import assert from "node:assert/strict";
import { randomUUIDv7 } from "node:crypto";
import { after, before, test } from "node:test";
import { openTestDatabase } from "../../test/harness/database.ts";
import { until } from "../../test/harness/wait.ts";
import type { OpenDatabase } from "../database/open-database.ts";
import { deferWaiting, freeWaiting } from "./due-times.ts";

let opened: OpenDatabase;

before(async () => {
  opened = await openTestDatabase();
});
after(() => opened.close());

/** An integration with so many writes that wait in each of its properties. */
async function integrationWith(waiting: Readonly<Record<string, number>>): Promise<string> {
  const integrationId = randomUUIDv7();
  for (const [xPropertyId, count] of Object.entries(waiting))
    await opened.pool.query(
      `insert into writes (id, account_id, integration_id, property_id, x_property_id, operation, state, version, request,
         upstream, person_key, due_at, deadline_at, created_at, updated_at)
       select id, $1, $1, $1, $2, 'create_lead', 'waiting', 1, '{}', '{}', 1, now(), now(), now(), now()
       from unnest($3::uuid[]) as w (id)`,
      [integrationId, xPropertyId, Array.from({ length: count }, () => randomUUIDv7())],
    );
  return integrationId;
}

/** How many writes of each property are due now. */
async function dueIn(integrationId: string): Promise<Record<string, number>> {
  const { rows } = await opened.pool.query<{ x: string; due: number }>(
    `select x_property_id as x, count(*) filter (where due_at <= now())::int as due from writes
     where integration_id = $1 group by 1`,
    [integrationId],
  );
  return Object.fromEntries(rows.map(({ x, due }) => [x, due]));
}

test("all that waits for a property is put off, and due again, however many they are", async () => {
  const integrationId = await integrationWith({ A: 7000, B: 3 });
  const other = await integrationWith({ A: 3 });
  await deferWaiting(opened.pool, integrationId, { xPropertyId: "A" }, 60_000);
  assert.deepEqual(await dueIn(integrationId), { A: 0, B: 3 });
  assert.deepEqual(await dueIn(other), { A: 3 });
  await freeWaiting(opened.pool, integrationId, "B");
  assert.deepEqual(await dueIn(integrationId), { A: 0, B: 3 });
  await freeWaiting(opened.pool, integrationId, "A");
  assert.deepEqual(await dueIn(integrationId), { A: 7000, B: 3 });
});

test("a moment that passes meanwhile puts none off for ever", async () => {
  const integrationId = await integrationWith({ A: 5000 });
  // Of less than half a microsecond PostgreSQL keeps nothing.
  for (const waitMs of [0.1, 0.0001]) {
    await deferWaiting(opened.pool, integrationId, { xPropertyId: "A" }, waitMs);
    assert.deepEqual(await dueIn(integrationId), { A: 5000 });
  }
});

test("one that is settled meanwhile ends nothing for those after it", async () => {
  const integrationId = await integrationWith({ A: 5000 });
  await deferWaiting(opened.pool, integrationId, { xPropertyId: "A" }, 60_000);
  const client = await opened.pool.connect();
  try {
    await client.query("begin");
    await client.query(
      `update writes set state = 'given_up', due_at = 'infinity'
       where id = (select id from writes where integration_id = $1 order by due_at, id limit 1)`,
      [integrationId],
    );
    const settling = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
    const freed = freeWaiting(opened.pool, integrationId);
    await until("it waits for that", async () => {
      const waiting = "select from pg_stat_activity where $1::int = any(pg_blocking_pids(pid))";
      return (await opened.pool.query(waiting, [settling.rows[0]?.pid])).rowCount;
    });
    await client.query("commit");
    await freed;
  } finally {
    client.release();
  }
  assert.deepEqual(await dueIn(integrationId), { A: 4999 });
});
