import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Pool } from "pg";
import { foldRecordCounts } from "../../src/records/record-counts.ts";
import type { ApiClient } from "../harness/api-client.ts";
import { openPlayground, type Playground } from "../harness/playground.ts";
import { type AccountWorld, fillAccount } from "./account-world.ts";

describe("the total of a list", () => {
  let playground: Playground;
  let api: ApiClient;
  let world: AccountWorld;

  before(async () => {
    playground = await openPlayground();
    ({ api } = await playground.serve());
    world = await fillAccount(playground, api, "Totals");
  });
  after(() => playground.stop());

  const total = async (query = ""): Promise<number> =>
    (await api.get(`/v1/leads/?limit=0${query}`)).body.meta.total as number;
  const ofIntegration = (): string => `&integration_id=${world.integrationId}`;
  const addLeads = (count: number): string =>
    `insert into records (id, account_id, integration_id, model, property_id, x_property_id, x_id, data, created_at,
       updated_at, last_seen)
     select gen_random_uuid(), account_id, integration_id, model, property_id, x_property_id, gen_random_uuid()::text,
       data || '{"email_1": "added@example.com"}', now(), now(), now()
     from (select * from records where model = 'leads' order by id limit 1) r, generate_series(1, ${count})`;
  const removeOne = `delete from records where ctid in (select ctid from records_leads
    where data ->> 'email_1' = 'added@example.com' limit 1) and model = 'leads'`;

  test("is what was added less what was removed, counted or not", async () => {
    const { pool } = playground.database;
    const before = await total();
    assert.ok(before > 0);
    await pool.query(addLeads(7));
    await pool.query(removeOne);
    await pool.query(removeOne);
    assert.equal(await total(), before + 5);
    assert.equal(await total(ofIntegration()), before + 5);
    assert.equal(await total("&email_1=added@example.com"), 5, "a filter is counted");
    assert.equal(await total("&integration_id=00000000-0000-4000-8000-000000000000"), 0);
  });

  test("tells nothing of a transaction that is not committed", async () => {
    const { pool } = playground.database;
    const before = await total();
    const client = await pool.connect();
    try {
      await client.query("begin");
      await client.query(addLeads(3));
      assert.equal(await total(), before);
      await client.query("rollback");
    } finally {
      client.release();
    }
    assert.equal(await total(), before);
  });

  test("stays what it is while its differences are folded, also twice at once and beside those who add", async () => {
    const before = await total();
    const pool = new Pool({ connectionString: playground.database.url, max: 3 });
    const [adder, ...folders] = await Promise.all([pool.connect(), pool.connect(), pool.connect()]);
    try {
      const often = async (action: () => Promise<unknown>): Promise<void> => {
        for (let round = 0; round < 5; round++) await action();
      };
      await Promise.all([
        often(() => adder.query(addLeads(2))),
        ...folders.map((folder) => often(() => foldRecordCounts(folder))),
      ]);
      assert.equal(await total(), before + 10);
      await foldRecordCounts(adder);
    } finally {
      for (const client of [adder, ...folders]) client.release();
      await pool.end();
    }
    assert.equal(await total(), before + 10);
    const rows = await playground.database.pool.query(`select from record_counts where model = 'leads'`);
    assert.equal(rows.rowCount, 1);
  });
});
