import assert from "node:assert/strict";
import { randomUUIDv7 } from "node:crypto";
import { after, before, test } from "node:test";
import type pg from "pg";
import { leaveWritesUnanalyzed, openTestDatabase, plansKept } from "../../test/harness/database.ts";
import type { OpenDatabase } from "../database/open-database.ts";
import { createQueueReader, READ_AHEAD } from "./loaded-write.ts";

let opened: OpenDatabase;
const accountId = randomUUIDv7();

before(async () => {
  opened = await openTestDatabase();
});
after(() => opened.close());

/** A lane whose writes are due so many seconds from now. Gives their ids in that order. */
async function laneOf(...dueInSeconds: number[]): Promise<{ integrationId: string; ids: string[] }> {
  const integrationId = randomUUIDv7();
  const ids = dueInSeconds.map(() => randomUUIDv7());
  await opened.pool.query(
    `insert into writes (id, account_id, integration_id, property_id, x_property_id, operation, state, version, request,
       upstream, person_key, due_at, deadline_at, created_at, updated_at)
     select id, $1, $2, $2, 'P', 'create_lead', 'waiting', 1, '{}', '{}', n, now() + seconds * interval '1 second',
       now(), now(), now()
     from unnest($3::uuid[], $4::float8[]) with ordinality as w (id, seconds, n)`,
    [accountId, integrationId, ids, dueInSeconds],
  );
  return { integrationId, ids };
}

test("lanes that read together each get their own", async () => {
  const long = await laneOf(...Array.from({ length: READ_AHEAD + 10 }, (_, n) => n - 1000));
  const later = await laneOf(90, 60);
  const both = await laneOf(-5, -10, 3600);
  const none = await laneOf();
  const read = createQueueReader(opened.pool);
  const readings = await Promise.all(
    [none, long, later, both, none].map(({ integrationId, ids }) =>
      read({ integrationId, except: ids === long.ids ? ids.slice(0, 2) : [] }),
    ),
  );
  const ids = readings.map(({ writes }) => writes.map(({ id }) => id));
  assert.deepEqual(ids, [[], long.ids.slice(2, 2 + READ_AHEAD), [], [both.ids[1], both.ids[0]], []]);
  const dueIn = readings.map(({ nextDueMs }) => nextDueMs && Math.ceil(nextDueMs / 60_000));
  assert.deepEqual(dueIn, [null, null, 1, 60, null]);
});

test("a read that fails fails no other", async () => {
  const lane = await laneOf(-1);
  const read = createQueueReader(opened.pool);
  const asked = [lane.integrationId, "not an id", lane.integrationId].map((integrationId) =>
    read({ integrationId, except: [] }),
  );
  const results = await Promise.allSettled(asked);
  assert.deepEqual(
    results.map((result) =>
      result.status === "fulfilled" ? result.value.writes.map(({ id }) => id) : "failed",
    ),
    [lane.ids, "failed", lane.ids],
  );
});

/** What the work of a connection's transaction counted so far, of all partitions of `writes`. */
const COUNTED = `
  select (select sum(seq_scan) from pg_stat_xact_user_tables where relname ~ '^writes_')::int as scans,
    (select sum(pg_stat_get_xact_tuples_returned(indexrelid)) from pg_stat_user_indexes where relname ~ '^writes_')::int as entries`;

test("a queue is read by its index and with a plan that is kept, whatever PostgreSQL knows of its length", async () => {
  await leaveWritesUnanalyzed(opened.pool);
  const short = await laneOf(-1);
  const client = await opened.pool.connect();
  const alone = { query: client.query.bind(client) } as pg.Pool;
  const read = createQueueReader(alone);
  try {
    for (let n = 0; n < 10; n++) await read({ integrationId: short.integrationId, except: [] });
    const kept = await plansKept(client, "load-waiting");
    assert.ok(kept >= 5, `${kept} plans kept`);
    const long = await laneOf(...Array.from({ length: 20_000 }, (_, n) => (n % 2 ? n : -n)));
    await client.query("begin");
    const [before] = (await client.query<{ scans: number; entries: number }>(COUNTED)).rows;
    const reading = await read({ integrationId: long.integrationId, except: [] });
    const [after] = (await client.query<{ scans: number; entries: number }>(COUNTED)).rows;
    await client.query("commit");
    assert.equal(reading.writes.length, READ_AHEAD);
    assert.ok(reading.nextDueMs !== null && reading.nextDueMs < 2000);
    assert.ok(before && after);
    assert.equal(after.scans, before.scans);
    assert.ok(after.entries - before.entries < 4 * READ_AHEAD, `${after.entries - before.entries} entries`);
  } finally {
    client.release();
  }
});
