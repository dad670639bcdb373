import { randomUUIDv7 } from "node:crypto";
import type pg from "pg";
import type { Logger } from "pino";
import { inTransaction } from "../database/in-transaction.ts";
import { lowestIdAt } from "../database/partitions.ts";

const DAY_MS = 86_400_000;
/** Events and their deliveries are kept as long as Propexo keeps data diffs (contract/propexo.md §4.2). */
const KEPT_DAYS = 30;
/** Bounds one transaction. */
const MOST_AT_ONCE = 1000;

/** Deliveries of an endpoint that still waited and went. */
type Dropped = { readonly webhookId: string; readonly count: number };

/**
 * Deletes events that are over 30 days old, with their deliveries and attempts. Ids are UUIDv7: ranges of time. What
 * still waited, for an endpoint that is off, goes as well, and the endpoint's history and the log say so.
 */
export async function pruneEvents(pool: pg.Pool, log: Logger, now: Date): Promise<void> {
  const before = lowestIdAt(new Date(now.getTime() - KEPT_DAYS * DAY_MS));
  for (;;) {
    const { deleted, dropped } = await inTransaction(pool, (client) => pruneSome(client, before));
    for (const { webhookId, count } of dropped)
      log.warn(
        { webhook_id: webhookId, deliveries: count },
        `webhook deliveries that waited for over ${KEPT_DAYS} days were deleted`,
      );
    if (deleted < MOST_AT_ONCE) return;
  }
}

async function pruneSome(
  client: pg.PoolClient,
  before: string,
): Promise<{ readonly deleted: number; readonly dropped: readonly Dropped[] }> {
  const found = await client.query<{ id: string }>(
    `select id from webhook_events where id < $1 and fanned_out order by id limit $2 for update skip locked`,
    [before, MOST_AT_ONCE],
  );
  const ids = found.rows.map(({ id }) => id);
  const waiting = await client.query<Dropped>(
    `select webhook_id as "webhookId", count(*)::int as count from webhook_deliveries
     where event_id = any($1) and state = 'pending' group by webhook_id`,
    [ids],
  );
  for (const { webhookId, count } of waiting.rows)
    await client.query(
      `insert into webhook_history (webhook_id, id, event, reason) values ($1, $2, 'deliveries_dropped', $3)`,
      [webhookId, randomUUIDv7(), `${count} deliveries waited for over ${KEPT_DAYS} days and were deleted.`],
    );
  await client.query(`delete from webhook_events where id = any($1)`, [ids]);
  return { deleted: ids.length, dropped: waiting.rows };
}
