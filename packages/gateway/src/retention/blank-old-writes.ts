import type pg from "pg";
import { blankWrites } from "../erasure/blank-writes.ts";
import { TO_BE_TOLD } from "./told-events.ts";

const MOST_IN_ONE = 500;

/**
 * Takes the personal data out of finished writes with ids below `before`, in batches of one transaction each. Status,
 * ids and times stay. A write that an endpoint is still to be told of is not finished in this sense.
 */
export async function blankOldWrites(client: pg.PoolClient, before: string): Promise<void> {
  for (;;) {
    await client.query("begin");
    try {
      const found = await client.query<{ account_id: string; ids: string[] }>(
        `select account_id, array_agg(id) as ids from (
           select account_id, id from writes
           where id < $1 and erased_at is null and state in ('done', 'rejected', 'expired', 'given_up')
             and id not in (${TO_BE_TOLD})
           limit $2 for no key update skip locked) w
         group by account_id`,
        [before, MOST_IN_ONE],
      );
      for (const { account_id: accountId, ids } of found.rows) await blankWrites(client, accountId, ids);
      await client.query("commit");
      if (found.rows.length === 0) return;
    } catch (error) {
      await client.query("rollback");
      throw error;
    }
  }
}
