import type pg from "pg";

/** Archives an integration: nothing is synced or delivered for it any more. False: this account has none of that id. */
export async function archiveIntegration(pool: pg.Pool, accountId: string, id: string): Promise<boolean> {
  const result = await pool.query(
    `update integrations set is_archived = true,
       updated_at = case when is_archived then updated_at else now() end
     where account_id = $1 and id = $2`,
    [accountId, id],
  );
  return result.rowCount === 1;
}
