import type pg from "pg";
import { lowestIdAt } from "../database/partitions.ts";

const DAY_MS = 86_400_000;
/** Events and their deliveries are kept as long as Propexo keeps data diffs (contract/propexo.md §4.2). */
const KEPT_DAYS = 30;
/** Bounds one transaction. */
const MOST_AT_ONCE = 1000;

/** Deletes events that are over 30 days old, with their deliveries and attempts. Ids are UUIDv7: ranges of time. */
export async function pruneEvents(pool: pg.Pool, now: Date): Promise<void> {
  const before = lowestIdAt(new Date(now.getTime() - KEPT_DAYS * DAY_MS));
  for (;;) {
    const deleted = await pool.query(
      `delete from webhook_events where id in (select id from webhook_events where id < $1 order by id limit $2)`,
      [before, MOST_AT_ONCE],
    );
    if ((deleted.rowCount ?? 0) < MOST_AT_ONCE) return;
  }
}
