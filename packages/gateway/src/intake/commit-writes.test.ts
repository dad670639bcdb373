import assert from "node:assert/strict";
import { randomUUID, randomUUIDv7 } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { addLeasedLane, newLeasedLane, openTestDatabase } from "../../test/harness/database.ts";
import type { OpenDatabase } from "../database/open-database.ts";
import { commitWrites } from "./commit-writes.ts";
import { acceptanceTime, type NewWrite } from "./new-write.ts";

/** What stands in the database of a write that came with a lease, on a real database. */
describe("a write that is committed with a lease", () => {
  let database: OpenDatabase;
  const lane = newLeasedLane();
  const { accountId, integrationId, leaseToken } = lane;
  const BEGUN = {
    state: "sending",
    version: 2,
    attempts: 1,
    events: ["accepted → waiting", "send_started → sending"],
  };
  const WAITING = { state: "waiting", version: 1, attempts: 0, events: ["accepted → waiting"] };

  before(async () => {
    database = await openTestDatabase();
    await addLeasedLane(database.pool, lane);
  });
  after(() => database.close());

  const write = (key: string | null = null): NewWrite => ({
    id: randomUUIDv7(),
    accountId,
    integrationId,
    propertyId: randomUUIDv7(),
    xPropertyId: "P",
    operation: "create_lead",
    request: {},
    upstream: {},
    personKey: "1",
    acceptedAt: acceptanceTime(),
    deadlineAt: new Date(Date.now() + 60_000),
    idempotency: key === null ? null : { key, requestHash: "00" },
    retryOf: null,
    traceContext: null,
    premises: [],
  });
  const under = (token: string, ...writes: NewWrite[]): ReadonlyMap<string, { leaseToken: string }> =>
    new Map(writes.map(({ id }) => [id, { leaseToken: token }]));

  async function stored({ id }: NewWrite): Promise<unknown> {
    const { rows } = await database.pool.query(
      `select state, version, attempts, array(select e.event || ' → ' || e.to_state from write_events e
         where e.account_id = w.account_id and e.write_id = w.id order by e.version) as events
       from writes w where id = $1`,
      [id],
    );
    return rows[0];
  }

  test("is begun where that lease stands; others of the same commit wait", async () => {
    const [early, other] = [write(), write()];
    assert.deepEqual(await commitWrites(database.pool, [early, other], under(leaseToken, early)), [
      { kind: "accepted", writeId: early.id, isBegun: true },
      { kind: "accepted", writeId: other.id, isBegun: false },
    ]);
    assert.deepEqual([await stored(early), await stored(other)], [BEGUN, WAITING]);
  });

  test("waits where the lane is another's by now", async () => {
    const late = write();
    const [taken] = await commitWrites(database.pool, [late], under(randomUUID(), late));
    assert.deepEqual(taken, { kind: "accepted", writeId: late.id, isBegun: false });
    assert.deepEqual(await stored(late), WAITING);
  });

  test("waits, and is kept at once, where the lane is just being taken over", async () => {
    const client = await database.pool.connect();
    const late = write();
    try {
      await client.query("begin");
      await client.query("update lanes set lease_token = $2 where integration_id = $1", [
        integrationId,
        randomUUID(),
      ]);
      const [taken] = await commitWrites(database.pool, [late], under(leaseToken, late));
      assert.deepEqual(taken, { kind: "accepted", writeId: late.id, isBegun: false });
      await client.query("rollback");
    } finally {
      client.release();
    }
    assert.deepEqual(await stored(late), WAITING);
  });

  test("waits where PostgreSQL failed over and nobody has recognised it yet", async () => {
    const client = await database.pool.connect();
    const late = write();
    try {
      await client.query("begin");
      await client.query("delete from database_identity");
      await client.query("insert into database_identity (identity) values ('1:FFFFFFFF')");
      const [taken] = await commitWrites(client, [late], under(leaseToken, late));
      assert.deepEqual(taken, { kind: "accepted", writeId: late.id, isBegun: false });
    } finally {
      await client.query("rollback");
      client.release();
    }
  });

  test("keeps its lane from being taken over until the commit", async () => {
    const client = await database.pool.connect();
    const early = write();
    try {
      await client.query("begin");
      const [taken] = await commitWrites(client, [early], under(leaseToken, early));
      assert.deepEqual(taken, { kind: "accepted", writeId: early.id, isBegun: true });
      const free = "select from lanes where integration_id = $1 for update skip locked";
      assert.equal((await database.pool.query(free, [integrationId])).rowCount, 0);
      await client.query("commit");
      assert.equal((await database.pool.query(free, [integrationId])).rowCount, 1);
    } finally {
      client.release();
    }
  });

  test("is begun once where its commit is run again, and said to wait", async () => {
    const early = write();
    const again = () => commitWrites(database.pool, [early], under(leaseToken, early));
    assert.deepEqual(await again(), [{ kind: "accepted", writeId: early.id, isBegun: true }]);
    assert.deepEqual(await again(), [{ kind: "accepted", writeId: early.id, isBegun: false }]);
    assert.deepEqual(await stored(early), BEGUN);
  });

  test("is nothing where its key stands for another", async () => {
    const [first, second] = [write("taken"), write("taken")];
    await commitWrites(database.pool, [first], under(leaseToken, first));
    assert.deepEqual(await commitWrites(database.pool, [second], under(leaseToken, second)), [
      { kind: "replayed", writeId: first.id },
    ]);
    assert.equal(await stored(second), undefined);
  });
});
