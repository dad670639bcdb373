import type pg from "pg";

/**
 * Takes the personal data out of finished writes, their events, their raw exchanges and what webhooks were told of
 * them. State, ids, times and claims stay, so that nothing is sent twice.
 * @returns how many rows, by table.
 */
export async function blankWrites(
  client: pg.PoolClient,
  accountId: string,
  ids: readonly string[],
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const run = async (table: string, statement: string): Promise<void> => {
    counts[table] = (await client.query(statement, [accountId, ids])).rowCount ?? 0;
  };
  await run(
    "writes",
    `update writes set request = '{}', upstream = '{}', person_key = 0, erased_at = now(),
       errors = case when errors = '[]' then errors else '["(erased)"]' end
     where account_id = $1 and id = any($2) and erased_at is null`,
  );
  // Who follows the writes waits, or it would put back what it read before. A row without words stays: it is followed no more.
  await client.query(`select from following_progress for update`);
  await run(
    "write_search",
    `update write_search set words = '' where account_id = $1 and id = any($2) and words <> ''`,
  );
  await run(
    "write_events",
    `update write_events set reason = null, detail = null where account_id = $1 and write_id = any($2)`,
  );
  await run("exchanges", `delete from exchanges where account_id = $1 and write_id = any($2)`);
  await run(
    "webhook_events",
    `update webhook_events
     set payload = jsonb_set(payload, '{errors}', case when payload -> 'errors' = '[]' then '[]' else '["(erased)"]'::jsonb end)
     where account_id = $1 and subject_id = any($2) and payload ? 'errors'`,
  );
  // What endpoints answered; some repeat what they were told.
  for (const table of ["webhook_deliveries", "webhook_attempts"])
    await run(
      table,
      `update ${table} set body_head = null, error = case when error is not null then '(erased)' end
       where (webhook_id, event_id) in (
           select d.webhook_id, d.event_id from webhook_events e join webhook_deliveries d on d.event_id = e.id
           where e.account_id = $1 and e.subject_id = any($2))
         and (body_head is not null or error is not null)`,
    );
  return counts;
}
