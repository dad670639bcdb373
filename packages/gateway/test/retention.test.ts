import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { OpenDatabase } from "../src/database/open-database.ts";
import { ensurePartitions, lowestIdAt } from "../src/database/partitions.ts";
import { cleanUp } from "../src/retention/clean-up.ts";
import { openTestDatabase } from "./harness/database.ts";

const DAY_MS = 86_400_000;
const NOW = new Date("2031-05-15T12:00:00Z");
const TIMES = {
  personalDataDays: 1000,
  auditDays: 1000,
  exchangeDays: 30,
  writeDays: 100,
  idempotencyHours: 48,
};
const account = "00000000-0000-7000-8000-000000000001";

/** A UUIDv7 of a moment so many days before NOW. */
function idOf(daysAgo: number, n: number): string {
  const hex = (NOW.getTime() - daysAgo * DAY_MS).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-${n.toString(16).padStart(12, "0")}`;
}

describe("retention", () => {
  let opened: OpenDatabase;

  before(async () => {
    opened = await openTestDatabase();
    // Partitions of the last half year, as they came to be week by week.
    for (let days = 182; days >= 0; days -= 7)
      await ensurePartitions(opened.kysely, new Date(NOW.getTime() - days * DAY_MS));
    for (let days = 0, n = 1; days < 180; days += 3, n++) {
      const id = idOf(days, n);
      const state = days > 150 ? "needs_review" : "done";
      await opened.pool.query(
        `insert into writes (id, account_id, integration_id, property_id, x_property_id, operation, state, version, request, upstream,
           person_key, due_at, deadline_at, created_at, updated_at)
         values ($1, $2, $1, $1, 'P', 'create_lead', $3, 1, '{}', '{}', 1, 'infinity', now(), now(), now())`,
        [id, account, state],
      );
      await opened.pool.query(
        `insert into write_events (account_id, write_id, version, at, event, to_state, attempt) values ($1, $2, 1, now(), 'accepted', 'waiting', 0)`,
        [account, id],
      );
      await opened.pool.query(`insert into guest_card_claims values ($1, 'P', $2, $3, $1)`, [
        id,
        String(n),
        account,
      ]);
      await opened.pool.query(
        `insert into exchanges (id, account_id, integration_id, attempt, method, url, outcome, request, started_at, finished_at)
         values ($1, $2, $1, 1, 'm', 'u', 'o', 'r', now(), now())`,
        [id, account],
      );
      await opened.pool.query(`insert into idempotency_keys values ($1, $2, 'x', $3, $4)`, [
        account,
        `key ${n}`,
        id,
        new Date(NOW.getTime() - days * DAY_MS),
      ]);
    }
  });
  after(() => opened.close());

  const count = async (what: string): Promise<number> =>
    (await opened.pool.query(`select count(*)::int as n from ${what}`)).rows[0].n;
  const daysKept = async (table: string, id: string): Promise<number> => {
    const { rows } = await opened.pool.query(`select min(${id}::text) as id from ${table}`);
    return Math.round(
      (NOW.getTime() - Number.parseInt(String(rows[0].id).replace("-", "").slice(0, 12), 16)) / DAY_MS,
    );
  };

  test("what is older than its time goes, whole partitions at once, and what is not finished stays", async () => {
    const partitions = await count("pg_class where relname like 'exchanges_2%'");
    await cleanUp(opened, TIMES, NOW);
    assert.equal(await daysKept("exchanges", "id"), 30);
    assert.equal(await daysKept("writes where state = 'done'", "id"), 99);
    assert.equal(await count("writes where state = 'needs_review'"), 9);
    assert.equal(await count("write_events"), await count("writes"));
    assert.equal(await count("guest_card_claims"), await count("writes"));
    assert.equal(await count("idempotency_keys"), 1);
    assert.ok(
      (await count("pg_class where relname like 'exchanges_2%'")) < partitions - 15,
      "partitions are dropped",
    );
    await cleanUp(opened, TIMES, NOW);
    assert.equal(await count("writes where state = 'needs_review'"), 9);
  });

  test("finished writes lose their personal data before they go, and nothing else", async () => {
    await opened.pool.query(
      `update writes set request = '{"last_name": "Mortimer"}', upstream = '{"card": {"lastName": "Mortimer"}}', errors = '["No Mortimer."]'`,
    );
    const before = await count("writes");
    await cleanUp(opened, { ...TIMES, personalDataDays: 50 }, NOW);
    assert.equal(await count("writes"), before);
    const limit = lowestIdAt(new Date(NOW.getTime() - 50 * DAY_MS));
    const named = `(request::text || upstream::text || errors::text) like '%Mortimer%'`;
    assert.equal(await count(`writes where ${named} and state = 'done' and id < '${limit}'`), 0);
    assert.ok((await count(`writes where erased_at is not null and state = 'done'`)) > 0);
    assert.equal(
      await count(`writes where not ${named} and (id >= '${limit}' or state = 'needs_review')`),
      0,
    );
  });

  test("rows that came before their partition stay, and new weeks get theirs", async () => {
    const late = new Date(NOW.getTime() + 400 * DAY_MS);
    const hex = late.getTime().toString(16).padStart(12, "0");
    const id = `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000001`;
    await opened.pool.query(
      `insert into exchanges (id, account_id, integration_id, attempt, method, url, outcome, request, started_at, finished_at)
       values ($1, $2, $1, 1, 'm', 'u', 'o', 'r', now(), now())`,
      [id, account],
    );
    await ensurePartitions(opened.kysely, late);
    assert.equal(await count(`exchanges where id = '${id}'`), 1);
    assert.ok((await count("pg_class where relname like 'exchanges_2032%'")) >= 2);
  });

  test("a table that was split by the week goes on by four, without a gap, and a year of it has few partitions", async () => {
    const other = await openTestDatabase();
    try {
      const fourWeeks = 28 * DAY_MS;
      const begin = Math.floor(Date.parse("2033-03-03") / fourWeeks) * fourWeeks;
      const idAt = (days: number): string => lowestIdAt(new Date(begin + days * DAY_MS));
      await other.pool.query(
        `create table writes_of_a_week partition of writes for values from ('${idAt(0)}') to ('${idAt(7)}')`,
      );
      for (let days = 3; days < 400; days += 7)
        await ensurePartitions(other.kysely, new Date(begin + days * DAY_MS));
      const { rows } = await other.pool.query<{ bounds: string }>(
        `select pg_get_expr(c.relpartbound, c.oid) as bounds from pg_inherits i join pg_class c on c.oid = i.inhrelid
         where i.inhparent = 'writes'::regclass`,
      );
      const made = rows
        .map(({ bounds }) => bounds)
        .filter((bounds) => bounds >= `FOR VALUES FROM ('${idAt(0)}')`);
      const days = [0, 7, ...Array.from({ length: 15 }, (_, n) => 28 * (n + 1))];
      assert.deepEqual(
        made.toSorted(),
        days.slice(1).map((day, n) => `FOR VALUES FROM ('${idAt(days[n] ?? 0)}') TO ('${idAt(day)}')`),
      );
    } finally {
      await other.close();
    }
  });
});
