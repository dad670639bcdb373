import type pg from "pg";
import { type Doer, recordAct } from "../audit/record-act.ts";
import { inTransaction } from "../database/in-transaction.ts";

const ARCHIVED = {
  x_property_id: null,
  method: null,
  kind: "archived",
  reason: "The integration was archived.",
};

/**
 * Archives an integration: no write is taken for it and no sync begun any more. What was accepted before is still
 * delivered, or fails by its deadline. False: this account has none of that id.
 */
export async function archiveIntegration(
  pool: pg.Pool,
  accountId: string,
  id: string,
  doer: Doer,
): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const result = await client.query<{ name: string }>(
      `update integrations set is_archived = true,
         updated_at = case when is_archived then updated_at else now() end
       where account_id = $1 and id = $2 returning name`,
      [accountId, id],
    );
    const [archived] = result.rows;
    if (!archived) return false;
    await client.query(
      `update sync_runs set state = 'failed', finished_at = now(), errors = $2
       where integration_id = $1 and state = 'waiting'`,
      [id, JSON.stringify([ARCHIVED])],
    );
    const object = { kind: "integration", id };
    await recordAct(client, doer, { action: "integration.archived", accountId, object, after: archived });
    return true;
  });
}
