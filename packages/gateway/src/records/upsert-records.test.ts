import assert from "node:assert/strict";
import { randomUUIDv7 } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { openTestDatabase } from "../../test/harness/database.ts";
import type { OpenDatabase } from "../database/open-database.ts";
import type { RecordInput } from "./record.ts";
import { upsertRecords } from "./upsert-records.ts";

/** Records on tables that were never analyzed, as in the first minute of an installation. */
describe("records stored in new tables", () => {
  let opened: OpenDatabase;
  const [accountId, integrationId, propertyId] = [randomUUIDv7(), randomUUIDv7(), randomUUIDv7()];

  before(async () => {
    opened = await openTestDatabase();
    await opened.pool.query("alter table records_leads set (autovacuum_enabled = off)");
  });
  after(() => opened.close());

  const lead = (n: number, note: string): RecordInput => ({
    accountId,
    integrationId,
    propertyId,
    xPropertyId: "P",
    model: "leads",
    xId: String(n),
    json: Buffer.from(JSON.stringify({ note })),
    job: { id: randomUUIDv7(), type: "prospectsearch", traceContext: null },
  });

  async function pagesRead(): Promise<number> {
    await opened.pool.query("select pg_stat_force_next_flush()");
    const { rows } = await opened.pool.query<{ pages: number }>(
      `select (heap_blks_hit + heap_blks_read + idx_blks_hit + idx_blks_read)::int as pages
       from pg_statio_user_tables where relname = 'records_leads'`,
    );
    return rows[0]?.pages ?? Number.NaN;
  }

  test("a record is found by its place, however many there are", async () => {
    const { pool } = opened;
    for (let n = 0; n < 3000; n += 30) {
      const inputs = Array.from({ length: 30 }, (_, more) => lead(n + more, "first"));
      const changes = await upsertRecords(pool, inputs, null);
      assert.ok(changes.every(({ kind }) => kind === "new"));
    }
    const before = await pagesRead();
    const [changed, same, added] = await upsertRecords(
      pool,
      [lead(7, "other"), lead(8, "first"), lead(3001, "first")],
      null,
    );
    assert.deepEqual([changed?.kind, same?.kind, added?.kind], ["updated", "unchanged", "new"]);
    const pages = (await pagesRead()) - before;
    assert.ok(pages < 200, `${pages} pages`);
  });
});
