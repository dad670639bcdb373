import type pg from "pg";
import type { Logger } from "pino";
import type { Database } from "../database/connect.ts";
import { ensurePartitions, lowestIdAt, type PartitionedTable } from "../database/partitions.ts";
import { repeat } from "../loops/repeat.ts";
import { foldRecordCounts } from "../records/record-counts.ts";
import { blankOldWrites } from "./blank-old-writes.ts";
import { dropOldPartitions } from "./drop-old-partitions.ts";
import { FINISHED } from "./finished.ts";
import { forgetFollowed } from "./forget-followed.ts";
import { forgetToldEvents } from "./told-events.ts";

/** How long what is kept is kept. */
export type RetentionTimes = {
  readonly exchangeDays: number;
  readonly writeDays: number;
  /** After it, what is kept longer is kept without personal data. */
  readonly personalDataDays: number;
  readonly auditDays: number;
  readonly idempotencyHours: number;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const RUNS_A_DAY = 24;
const LOWEST_ID = lowestIdAt(new Date(0));
/** Data diffs, as long as Propexo keeps them (contract/propexo.md §4.2), and the syncs that made them. */
const DIFF_DAYS = 30;
/** Bounds one transaction. */
const MOST_AT_ONCE = 5000;
/** An arbitrary constant: one process at a time cleans up. */
const CLEAN_UP_LOCK = 4_217_002;

/**
 * Cleans up now and every hour; once a day all old writes are looked at, as after a fail-over some may be as they were.
 * @returns a function that ends it.
 */
export function startCleanUp(database: Database, log: Logger, times: RetentionTimes): () => Promise<void> {
  let blankedTo = LOWEST_ID;
  let runs = 0;
  return repeat(HOUR_MS, log, "clean-up did not end; it is tried again in an hour", async () => {
    if (runs++ % RUNS_A_DAY === 0) blankedTo = LOWEST_ID;
    blankedTo = await cleanUp(database, times, new Date(), blankedTo);
  });
}

/**
 * Makes the coming partitions and deletes what is older than it is kept: whole partitions where they can go as a
 * whole, rows where they cannot. Does nothing where another process is at it.
 * @param blankedTo the id below which all writes are known to be without personal data.
 * @returns the same by now.
 */
export async function cleanUp(
  { pool, kysely }: Database,
  times: RetentionTimes,
  now: Date,
  blankedTo = LOWEST_ID,
): Promise<string> {
  const client = await pool.connect();
  try {
    const locked = await client.query<{ locked: boolean }>(`select pg_try_advisory_lock($1) as locked`, [
      CLEAN_UP_LOCK,
    ]);
    if (locked.rows[0]?.locked !== true) return blankedTo;
    try {
      await ensurePartitions(kysely, now);
      const daysAgo = (days: number): Date => new Date(now.getTime() - days * DAY_MS);
      const personalBefore = daysAgo(times.personalDataDays);
      const exchangesBefore = lowestIdAt(daysAgo(Math.min(times.exchangeDays, times.personalDataDays)));
      await forget(client, "exchanges", exchangesBefore, "id", "true");
      const diffsBefore = lowestIdAt(daysAgo(Math.min(DIFF_DAYS, times.personalDataDays)));
      await forget(client, "data_diffs", diffsBefore, "id", "true");
      await forgetSyncs(client, diffsBefore);
      await forgetWrites(client, lowestIdAt(daysAgo(times.writeDays)));
      await forgetFollowed(
        client,
        lowestIdAt(daysAgo(times.writeDays)),
        daysAgo(times.writeDays),
        MOST_AT_ONCE,
      );
      const blanked = await blankOldWrites(client, blankedTo, lowestIdAt(personalBefore));
      await forgetToldEvents(client, lowestIdAt(personalBefore));
      await client.query(`delete from records where is_missing and last_seen < $1`, [personalBefore]);
      await client.query(`delete from audit_events where id < $1`, [lowestIdAt(daysAgo(times.auditDays))]);
      await foldRecordCounts(client);
      await client.query(`delete from idempotency_keys where created_at < $1`, [
        new Date(now.getTime() - times.idempotencyHours * HOUR_MS),
      ]);
      return blanked;
    } finally {
      await client.query(`select pg_advisory_unlock($1)`, [CLEAN_UP_LOCK]);
    }
  } finally {
    client.release();
  }
}

/** Finished writes with their events and claims. The events go last: a write is never without its history. */
async function forgetWrites(client: pg.PoolClient, before: string): Promise<void> {
  await forget(client, "writes", before, "id", FINISHED);
  const isLeft = `not exists (select from writes w where w.account_id = t.account_id and w.id = t.write_id)`;
  await forget(client, "write_events", before, "write_id", isLeft);
  await client.query(`delete from guest_card_claims t where write_id < $1 and ${isLeft}`, [before]);
}

/** Syncs that ended. The last of an integration stays: it says how it does. */
async function forgetSyncs(client: pg.PoolClient, before: string): Promise<void> {
  await client.query(
    `delete from sync_runs r where id < $1 and state in ('done', 'failed') and exists (
       select from sync_runs n where n.integration_id = r.integration_id and n.state in ('done', 'failed')
         and n.requested_at > r.requested_at)`,
    [before],
  );
}

/** Deletes rows with ids below `before` for which `condition` holds (of the row `t`). */
async function forget(
  client: pg.PoolClient,
  table: PartitionedTable,
  before: string,
  id: string,
  condition: string,
): Promise<void> {
  await dropOldPartitions(client, table, before, condition);
  for (;;) {
    const deleted = await client.query(
      `with old as (
         select tableoid, ctid from ${table} t where t.${id} < $1 and ${condition} limit $2
       )
       delete from ${table} d using old where d.tableoid = old.tableoid and d.ctid = old.ctid and d.${id} < $1`,
      [before, MOST_AT_ONCE],
    );
    if ((deleted.rowCount ?? 0) < MOST_AT_ONCE) return;
  }
}
