import assert from "node:assert/strict";
import { randomUUIDv7 } from "node:crypto";
import { after, before, describe, test } from "node:test";
import * as fc from "fast-check";
import { openTestDatabase } from "../../test/harness/database.ts";
import type { OpenDatabase } from "../database/open-database.ts";
import { storableBytes, storableJson } from "../database/storable-json.ts";
import { copyNewRecords } from "./copy-records.ts";
import type { RecordInput } from "./record.ts";
import { upsertRecords } from "./upsert-records.ts";

describe("records added by COPY", () => {
  let opened: OpenDatabase;
  const [accountId, propertyId] = [randomUUIDv7(), randomUUIDv7()];

  before(async () => {
    opened = await openTestDatabase();
    // The integrations of these records are ids and nothing else.
    await opened.pool.query(
      "alter table erased_guest_cards drop constraint erased_guest_cards_integration_id_fkey",
    );
  });
  after(() => opened.close());

  const lead = (integrationId: string, xId: string, note: unknown, xPropertyId = "P"): RecordInput => ({
    accountId,
    integrationId,
    propertyId,
    xPropertyId,
    model: "leads",
    xId,
    json: storableBytes({ note }),
  });

  /** What is stored of an integration, but for what no two have alike. */
  async function stored(integrationId: string): Promise<readonly object[]> {
    const { rows } = await opened.pool.query<object>(
      `select x_id, x_property_id, model, property_id, account_id, data, created_at = updated_at as is_new,
         last_seen = created_at as is_seen from records where integration_id = $1 order by x_property_id, x_id`,
      [integrationId],
    );
    return rows;
  }

  async function counted(integrationId: string): Promise<number> {
    const { rows } = await opened.pool.query<{ total: number }>(
      `select coalesce(sum(difference), 0)::int as total from record_counts where integration_id = $1`,
      [integrationId],
    );
    return rows[0]?.total ?? Number.NaN;
  }

  test("it stores and counts what an upsert would, whatever characters they hold", async () => {
    const anyText = fc.string({ unit: "binary", maxLength: 12 });
    const special = fc.constantFrom("\\", "\\N", "\\.", "\t", "\n", "\r", "a\0b", '"', "\ud800", " !", "é");
    const text = fc.oneof(anyText, special);
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.record({ xId: text, note: fc.oneof(text, fc.constant(null)) }), {
          maxLength: 20,
          // PostgreSQL sees them as one: what it cannot store becomes one character.
          selector: ({ xId }) => storableJson(xId),
        }),
        text,
        async (cards, xPropertyId) => {
          const [copied, upserted] = [randomUUIDv7(), randomUUIDv7()];
          const inputs = cards.map(({ xId, note }) => lead(copied, xId, note, xPropertyId));
          const changes = await copyNewRecords(opened.pool, inputs);
          await upsertRecords(
            opened.pool,
            cards.map(({ xId, note }) => lead(upserted, xId, note, xPropertyId)),
            null,
          );
          assert.deepEqual(await stored(copied), await stored(upserted));
          assert.equal(await counted(copied), cards.length);
          for (const [n, change] of (changes ?? []).entries()) {
            assert.equal(change.kind, "new");
            const { rows } = await opened.pool.query(`select data from records where id = $1`, [
              "id" in change ? change.id : null,
            ]);
            assert.deepEqual(rows[0].data, JSON.parse(inputs[n]?.json.toString() ?? ""));
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test("where one is there, or is given twice, nothing is kept and nothing counted", async () => {
    const integrationId = randomUUIDv7();
    const { pool } = opened;
    await upsertRecords(pool, [lead(integrationId, "2", "before")], null);
    const inputs = ["1", "2", "3"].map((xId) => lead(integrationId, xId, "now"));
    assert.equal(await copyNewRecords(pool, inputs), null);
    const twice = [lead(integrationId, "7", "a"), lead(integrationId, "7", "b")];
    assert.equal(await copyNewRecords(pool, twice), null);
    assert.deepEqual([(await stored(integrationId)).length, await counted(integrationId)], [1, 1]);
  });

  test("where somebody of the integration was erased, it leaves the looking to others", async () => {
    const integrationId = randomUUIDv7();
    const { pool } = opened;
    await pool.query(
      `insert into erased_guest_cards (integration_id, card_hash) values ($1::uuid, guest_card_hash($1::uuid, 'P', '2'))`,
      [integrationId],
    );
    const inputs = ["1", "2"].map((xId) => lead(integrationId, xId, "now"));
    assert.equal(await copyNewRecords(pool, inputs), null);
    const changes = await upsertRecords(pool, inputs, null);
    assert.deepEqual(
      changes.map(({ kind }) => kind),
      ["new", "erased"],
    );
  });

  test("of two that add the same at once, one adds them and the other keeps nothing", async () => {
    for (let round = 0; round < 10; round++) {
      const integrationId = randomUUIDv7();
      const ids = Array.from({ length: 200 }, (_, n) => `${n}`);
      const outcomes = await Promise.all(
        [ids, ids.toReversed()].map((order) =>
          copyNewRecords(
            opened.pool,
            order.map((xId) => lead(integrationId, xId, "now")),
          ),
        ),
      );
      assert.equal(outcomes.filter((outcome) => outcome === null).length, 1);
      assert.deepEqual([(await stored(integrationId)).length, await counted(integrationId)], [200, 200]);
    }
  });
});
