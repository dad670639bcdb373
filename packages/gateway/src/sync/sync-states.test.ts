import assert from "node:assert/strict";
import { randomUUIDv7 } from "node:crypto";
import { after, before, test } from "node:test";
import type pg from "pg";
import { addLeasedLane, newLeasedLane, openTestDatabase, plansKept } from "../../test/harness/database.ts";
import type { OpenDatabase } from "../database/open-database.ts";
import { createSyncStateReader } from "./sync-states.ts";

let opened: OpenDatabase;

before(async () => {
  opened = await openTestDatabase();
});
after(() => opened.close());

/** An integration whose syncs, oldest first, are in these states. */
async function integrationWith(...states: string[]): Promise<string> {
  const lane = newLeasedLane();
  await addLeasedLane(opened.pool, lane);
  await opened.pool.query(
    `insert into sync_runs (id, account_id, integration_id, kind, models, state, requested_at, finished_at)
     select gen_random_uuid(), $1, $2, case when state = 'waiting' then 'manual' else 'scheduled' end, '{}', state,
       now() + n * interval '1 second', case when state in ('done', 'failed') then now() end
     from unnest($3::text[]) with ordinality as r (state, n)`,
    [lane.accountId, lane.integrationId, states],
  );
  return lane.integrationId;
}

test("integrations that ask together each get their own", async () => {
  const asked = [
    await integrationWith(),
    randomUUIDv7(),
    await integrationWith("failed", "done", "failed", "failed"),
    await integrationWith("done", "running", "waiting"),
    await integrationWith("waiting"),
  ];
  const read = createSyncStateReader(opened.pool);
  const states = await Promise.all([...asked, ...asked].map(read));
  const said = states.map((state) => state && [state.clock.failures, state.open?.kind ?? null]);
  const expected = [[0, null], null, [2, null], [0, "scheduled"], [0, "manual"]];
  assert.deepEqual(said, [...expected, ...expected]);
  assert.equal(states[0]?.clock.isActive, true);
  assert.equal(states[0]?.clock.syncFrequency, 12);
});

test("the plan is kept, however many ask together", async () => {
  const client = await opened.pool.connect();
  const alone = { query: client.query.bind(client) } as pg.Pool;
  const read = createSyncStateReader(alone);
  try {
    for (let n = 0; n < 10; n++) await Promise.all(Array.from({ length: 1 + n }, () => read(randomUUIDv7())));
    const kept = await plansKept(client, "read-sync-states");
    assert.ok(kept >= 5, `${kept} plans kept`);
  } finally {
    client.release();
  }
});
