import { randomUUIDv7 } from "node:crypto";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { DatabaseError } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { inTransaction } from "../database/in-transaction.ts";
import { ReusedBytes } from "../database/reused-bytes.ts";
import { type RecordChange, type RecordInput, recordKey } from "./record.ts";

const UNIQUE_VIOLATION = "23505";

/**
 * Adds records that are new, without looking for what is there (docs/performance.md). Nobody is told.
 * @param inputs of one integration, of which none is a property.
 * @param lines empty memory for what is sent; where this throws, a broken connection may still read it.
 * @returns what became of each, in order; null where one of them is there, or may have been erased: nothing is kept then.
 */
export async function copyNewRecords(
  pool: pg.Pool,
  inputs: readonly RecordInput[],
  lines = new ReusedBytes(),
): Promise<RecordChange[] | null> {
  const [first] = inputs;
  if (!first) return [];
  const added = inputs.map((input) => ({ input, id: randomUUIDv7(), key: recordKey(input) }));
  for (const { input, id } of added.toSorted((one, other) => (one.key < other.key ? -1 : 1)))
    writeLine(lines, input, id);
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
        await pipeline([lines.written()], client.query(copyFrom(COPY)));
        return true;
      },
      (isKept) => isKept,
    );
    return isCopied ? added.map(({ id }) => ({ kind: "new", id })) : null;
  } catch (error) {
    if (error instanceof DatabaseError && error.code === UNIQUE_VIOLATION) return null;
    throw error;
  }
}

const COPY = `copy records (id, account_id, integration_id, model, property_id, x_property_id, x_id, data, created_at,
  updated_at, last_seen) from stdin`;

const BACKSLASH = 0x5c;
/** The time of the transaction, three times. */
const END_OF_LINE = Buffer.from("\tnow\tnow\tnow\n");

/** Writes a record as a line of COPY. */
function writeLine(lines: ReusedBytes, input: RecordInput, id: string): void {
  const { accountId, integrationId, model, propertyId, xPropertyId, xId, json } = input;
  const columns = [id, accountId, integrationId, model, propertyId, text(xPropertyId), text(xId)];
  lines.write(`${columns.join("\t")}\t`);
  if (json.includes(BACKSLASH)) lines.write(json.toString().replaceAll("\\", "\\\\"));
  else lines.add(json);
  lines.add(END_OF_LINE);
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

const text = (value: string): string =>
  value
    .toWellFormed()
    .replaceAll("\0", "\uFFFD")
    .replaceAll(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? "");
