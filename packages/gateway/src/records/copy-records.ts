import { randomUUIDv7 } from "node:crypto";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { DatabaseError } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { inTransaction } from "../database/in-transaction.ts";
import { type RecordChange, type RecordInput, recordKey } from "./record.ts";

const UNIQUE_VIOLATION = "23505";

/**
 * Adds records that are new, without looking for what is there (docs/performance.md). Nobody is told.
 * @param inputs of one integration, of which none is a property.
 * @returns what became of each, in order; null where one of them is there, or may have been erased: nothing is kept then.
 */
export async function copyNewRecords(
  pool: pg.Pool,
  inputs: readonly RecordInput[],
): Promise<RecordChange[] | null> {
  const [first] = inputs;
  if (!first) return [];
  const keyed = inputs.map((input) => ({ ...input, id: randomUUIDv7(), key: recordKey(input) }));
  const rows = keyed.toSorted((one, other) => (one.key < other.key ? -1 : 1)).map(toLine);
  try {
    const isCopied = await inTransaction(
      pool,
      async (client) => {
        // An erasure holds this lock until it is kept: either it is seen here, or it finds these records.
        await client.query(`lock table records in row exclusive mode`);
        const erased = await client.query(
          `select from erased_guest_cards where integration_id = $1 limit 1`,
          [first.integrationId],
        );
        if (erased.rowCount !== 0) return false;
        await pipeline([rows.join("")], client.query(copyFrom(COPY)));
        return true;
      },
      (isKept) => isKept,
    );
    return isCopied ? keyed.map(({ id }) => ({ kind: "new", id })) : null;
  } catch (error) {
    if (error instanceof DatabaseError && error.code === UNIQUE_VIOLATION) return null;
    throw error;
  }
}

const COPY = `copy records (id, account_id, integration_id, model, property_id, x_property_id, x_id, data, created_at,
  updated_at, last_seen) from stdin`;

/** A record as a line of COPY; `now` is the time of its transaction. */
function toLine(input: RecordInput & { readonly id: string }): string {
  const { id, accountId, integrationId, model, propertyId, xPropertyId, xId } = input;
  const columns = [id, accountId, integrationId, model, propertyId, text(xPropertyId), text(xId)];
  const json = input.json.replaceAll("\\", "\\\\");
  return `${columns.join("\t")}\t${json}\tnow\tnow\tnow\n`;
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

const text = (value: string): string =>
  value
    .toWellFormed()
    .replaceAll("\0", "\uFFFD")
    .replaceAll(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? "");
