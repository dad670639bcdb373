import type pg from "pg";
import { PARTITION_END, type PartitionedTable } from "../database/partitions.ts";

/** A table that is busy is left for the next time rather than stopping everybody. */
const LOCK_TIMEOUT = "2s";

/**
 * Drops the partitions of `table` that lie wholly below the id `before` and hold no row for which `condition` (of the
 * row `t`) is false. @throws the database's error where the table is too busy to be locked.
 */
export async function dropOldPartitions(
  client: pg.PoolClient,
  table: PartitionedTable,
  before: string,
  condition: string,
): Promise<void> {
  const partitions = await client.query<{ name: string; end: string | null }>(
    `select c.relname as name, ${PARTITION_END} as end
     from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = $1::regclass`,
    [table],
  );
  for (const { name, end } of partitions.rows) {
    if (end === null || end > before) continue;
    const kept = await client.query(`select 1 from ${name} t where not (${condition}) limit 1`);
    if (kept.rowCount !== 0) continue;
    await client.query("begin");
    try {
      await client.query(`set local lock_timeout = '${LOCK_TIMEOUT}'`);
      await client.query(`drop table ${name}`);
      await client.query("commit");
    } catch (error) {
      await client.query("rollback");
      throw error;
    }
  }
}
