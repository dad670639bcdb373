import type pg from "pg";
import { type RawBuilder, sql } from "kysely";
import type { RecordModel } from "./record.ts";

/**
 * How many records of a model an account has, or one of its integrations: exact in every snapshot, without counting
 * them. Triggers keep it (0014_record_counts.sql).
 */
export const recordCount = (
  accountId: string,
  model: RecordModel,
  integrationId: string | null,
): RawBuilder<{ total: number }> => sql`
  select coalesce(sum(difference), 0)::float8 as total from record_counts
  where account_id = ${accountId} and model = ${model}
    and ${integrationId === null ? sql`true` : sql`integration_id = ${integrationId}::uuid`}`;

/** Makes one row of the many that statements added. Beside others at it, each row is taken by one. */
export async function foldRecordCounts(client: pg.PoolClient): Promise<void> {
  await client.query(`
    with folded as (
      delete from record_counts where (account_id, model, integration_id) in (
        select account_id, model, integration_id from record_counts group by account_id, model, integration_id having count(*) > 1)
      returning account_id, model, integration_id, difference
    )
    insert into record_counts (account_id, model, integration_id, difference)
    select account_id, model, integration_id, sum(difference) from folded group by account_id, model, integration_id`);
}
