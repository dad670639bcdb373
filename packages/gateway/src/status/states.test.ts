import assert from "node:assert/strict";
import { randomUUIDv7 } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import {
  addLeasedLane,
  leaveWritesUnanalyzed,
  newLeasedLane,
  openTestDatabase,
  plansKept,
} from "../../test/harness/database.ts";
import type { OpenDatabase } from "../database/open-database.ts";
import { lowestIdAt } from "../database/partitions.ts";
import { recordTransitions } from "./record-transitions.ts";
import { stateAfter, writeEvents, type WriteState, writeStates, writeStatus } from "./states.ts";
import type { Transition, WriteRef } from "./transitions.ts";

/** Every cell of the table of state × event, on a real database. */
describe("the states of a write", () => {
  let database: OpenDatabase;
  const lane = newLeasedLane();
  const { accountId, integrationId, leaseToken } = lane;

  before(async () => {
    database = await openTestDatabase();
    await addLeasedLane(database.pool, lane);
  });
  after(() => database.close());

  async function writeIn(state: WriteState, id: string = randomUUIDv7()): Promise<WriteRef> {
    await database.pool.query(
      `insert into writes (id, account_id, integration_id, property_id, x_property_id, operation, state, version, request,
         upstream, person_key, due_at, deadline_at, created_at, updated_at)
       values ($1, $2, $3, $1, 'P', 'create_lead', $4, 1, '{}', '{}', 1, now(), now(), now(), now())`,
      [id, accountId, integrationId, state],
    );
    return { id, accountId, integrationId, propertyId: id, xPropertyId: "P", version: 1, state, attempts: 0 };
  }

  const stored = async (id: string): Promise<any> =>
    (await database.pool.query("select state, version from writes where id = $1", [id])).rows[0];
  const eventsOf = async (id: string): Promise<any[]> =>
    (
      await database.pool.query(
        "select event, from_state, to_state, version, reason from write_events where write_id = $1 order by version",
        [id],
      )
    ).rows;

  for (const state of writeStates)
    for (const event of writeEvents) {
      const next = stateAfter(state, event);
      test(`${state} × ${event} → ${next ?? "cannot be"}`, async () => {
        const write = await writeIn(state);
        const step: Transition = { write, event, leaseToken, dueAt: null, reason: "cell" };
        if (next === null) {
          await assert.rejects(() => recordTransitions(database.pool, [step]), /cannot take the event/);
          assert.deepEqual(await stored(write.id), { state, version: 1 });
          assert.deepEqual(await eventsOf(write.id), []);
          return;
        }
        const [result] = await recordTransitions(database.pool, [step]);
        assert.equal(result?.kind, "applied");
        assert.deepEqual(await stored(write.id), { state: next, version: 2 });
        assert.deepEqual(await eventsOf(write.id), [
          { event, from_state: state, to_state: next, version: 2, reason: "cell" },
        ]);
      });
    }

  test("a step under another's lease, or under none that stands, is overtaken and writes nothing", async () => {
    const write = await writeIn("waiting");
    const step: Transition = { write, event: "send_started", leaseToken: crypto.randomUUID(), dueAt: null };
    assert.deepEqual(await recordTransitions(database.pool, [step]), [{ kind: "overtaken" }]);
    assert.deepEqual(await stored(write.id), { state: "waiting", version: 1 });
    assert.deepEqual(await eventsOf(write.id), []);
  });

  test("a step that a write cannot take harms no connection", async () => {
    const write = await writeIn("waiting");
    const step = (event: "read_back_found" | "send_started"): Transition => ({
      write,
      event,
      leaseToken,
      dueAt: null,
    });
    const client = await database.pool.connect();
    try {
      await assert.rejects(recordTransitions(client, [step("read_back_found")]), /cannot take the event/);
      assert.equal((await recordTransitions(client, [step("send_started")]))[0]?.kind, "applied");
    } finally {
      client.release();
    }
  });

  test("of two steps decided on the same version one is overtaken", async () => {
    const write = await writeIn("sending");
    const step = (event: "confirmed" | "refused"): Transition => ({ write, event, leaseToken, dueAt: null });
    const results = await Promise.all([
      recordTransitions(database.pool, [step("confirmed")]),
      recordTransitions(database.pool, [step("refused")]),
    ]);
    assert.deepEqual(new Set(results.map(([result]) => result?.kind)), new Set(["applied", "overtaken"]));
    assert.equal((await eventsOf(write.id)).length, 1);
  });

  test("steps of writes of any age are recorded together", async () => {
    const days = [0, 0.5, 27, 29, 60, 399, 4000];
    const ages = days.map((age) => lowestIdAt(new Date(Date.now() - age * 86_400_000)).slice(0, 14));
    // The highest and the lowest id of a moment as well.
    const ids = ages.flatMap((moment) => [
      `${moment}7fff-bfff-ffffffffffff`,
      `${moment}7000-8000-000000000000`,
    ]);
    const writes = await Promise.all(ids.map((id) => writeIn("waiting", id)));
    const steps = writes.map((write): Transition => ({
      write,
      event: "send_started",
      leaseToken,
      dueAt: null,
    }));
    const results = await recordTransitions(database.pool, steps);
    assert.deepEqual(new Set(results.map(({ kind }) => kind)), new Set(["applied"]));
    for (const { id } of writes) assert.deepEqual(await stored(id), { state: "sending", version: 2 });
  });

  test("a step that finds its write being changed waits, and is then taken or overtaken on its own merits", async () => {
    const writes = await Promise.all(Array.from({ length: 6 }, () => writeIn("waiting")));
    const steps = writes.map((write): Transition => ({
      write,
      event: "send_started",
      leaseToken,
      dueAt: null,
    }));
    const other = await database.pool.connect();
    try {
      await other.query("begin");
      await other.query("update writes set updated_at = now() where id = $1", [writes[1]?.id]);
      await other.query("update writes set version = 2 where id = $1", [writes[4]?.id]);
      const recorded = recordTransitions(database.pool, steps);
      await pause(100);
      await other.query("commit");
      assert.deepEqual(
        (await recorded).map(({ kind }) => kind),
        ["applied", "applied", "applied", "applied", "overtaken", "applied"],
      );
    } finally {
      other.release();
    }
  });

  test("writes are looked up by their index though nothing is known of their tables yet", async () => {
    await leaveWritesUnanalyzed(database.pool);
    // Counted on one connection, within the transaction: the totals also hear, late, of what others did before.
    const client = await database.pool.connect();
    const scans = async (): Promise<number | undefined> =>
      (
        await client.query<{ scans: number }>(
          "select sum(seq_scan)::int as scans from pg_stat_xact_user_tables where relname ~ '^writes_'",
        )
      ).rows[0]?.scans;
    try {
      for (let n = 0; n < 12; n++) {
        const writes = await Promise.all(Array.from({ length: 20 }, () => writeIn("waiting")));
        await client.query("begin");
        const before = await scans();
        const results = await recordTransitions(
          client,
          writes.map((write) => ({ write, event: "send_started", leaseToken, dueAt: null })),
        );
        assert.ok(results.every(({ kind }) => kind === "applied"));
        assert.equal(await scans(), before);
        await client.query("commit");
      }
      assert.ok((await plansKept(client, "record-transitions%")) >= 5, "the plan is kept");
    } finally {
      client.release();
    }
  });

  test("a step that leaves a write due when it was updates its row in place, and no index", async () => {
    let write = await writeIn("waiting");
    const client = await database.pool.connect();
    const inPlace = async (): Promise<number> => {
      const counted = await client.query<{ updates: number }>(
        "select sum(n_tup_hot_upd)::int as updates from pg_stat_xact_user_tables where relname ~ '^writes_'",
      );
      return counted.rows[0]?.updates ?? Number.NaN;
    };
    try {
      await client.query("begin");
      const before = await inPlace();
      for (const event of ["send_started", "confirmed"] as const) {
        const [result] = await recordTransitions(client, [{ write, event, leaseToken, dueAt: "as-before" }]);
        assert.equal(result?.kind, "applied");
        write = result.write;
      }
      assert.equal((await inPlace()) - before, 2);
      await client.query("commit");
    } finally {
      client.release();
    }
  });

  test("a guest card is claimed once; the other's step is not taken", async () => {
    const [one, two] = [await writeIn("sending"), await writeIn("sending")];
    const step = (write: WriteRef): Transition => ({
      write,
      event: "confirmed",
      leaseToken,
      dueAt: null,
      changes: { guestCardId: "77" },
      claim: { guestCardId: "77", mayBeTaken: false },
    });
    assert.equal((await recordTransitions(database.pool, [step(one)]))[0]?.kind, "applied");
    assert.equal((await recordTransitions(database.pool, [step(two)]))[0]?.kind, "card-taken");
    assert.equal((await stored(two.id)).state, "sending");
  });

  test("texts that PostgreSQL cannot hold are made such that it can", async () => {
    const write = await writeIn("waiting");
    const step: Transition = {
      write,
      event: "send_started",
      leaseToken,
      dueAt: null,
      reason: "a\u0000b\ud83c",
      detail: { text: "\udf3a" },
    };
    assert.equal((await recordTransitions(database.pool, [step]))[0]?.kind, "applied");
    assert.equal((await eventsOf(write.id))[0].reason, "a\uFFFDb\uFFFD");
  });

  test("callers are told of every state, and never FAILURE where RPX may hold the lead", () => {
    const told = Object.fromEntries(writeStates.map((state) => [state, writeStatus(state)]));
    assert.deepEqual(told, {
      waiting: "PENDING",
      sending: "PENDING",
      unknown: "PENDING",
      locating: "PENDING",
      stored: "SUCCESS",
      done: "SUCCESS",
      rejected: "FAILURE",
      expired: "FAILURE",
      needs_review: "PENDING",
      given_up: "FAILURE",
    });
  });
});
