import type pg from "pg";
import type { IntegrationHealth } from "./overview.ts";

/** What an integration's health is beside its writes. */
type Health = Omit<IntegrationHealth, "waiting" | "needs_review" | "oldest_waiting_at">;

/** How each integration of an account does that is not archived. */
export async function readIntegrationHealth(
  pool: pg.Pool,
  accountId: string,
  integrationId: string | null,
): Promise<Health[]> {
  const found = await pool.query<Health>({
    name: "read-integration-health",
    text: `select i.id, i.name,
        case when whole.reason is not null then 'BLOCKED' when not i.active then 'INACTIVE' else 'OPEN' end as state,
        coalesce(whole.reason, case when part.count > 0 then part.count || ' of its properties are refused: ' || part.reason end,
          case when not i.active then 'It is switched off: nothing is synced by itself. Leads are still delivered.' end) as reason,
        i.last_completed_sync, s.state as last_sync_state
      from integrations i
      left join lane_blocks whole on whole.integration_id = i.id and whole.x_property_id = ''
      cross join lateral (
        select count(*) as count, min(reason) as reason from lane_blocks b
        where b.integration_id = i.id and b.x_property_id <> '') part
      left join lateral (
        select state from sync_runs s where s.integration_id = i.id order by requested_at desc limit 1) s on true
      where i.account_id = $1 and ($2::uuid is null or i.id = $2) and not i.is_archived
      order by i.created_at, i.id`,
    values: [accountId, integrationId],
  });
  return found.rows;
}
