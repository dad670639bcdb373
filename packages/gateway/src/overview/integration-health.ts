import type pg from "pg";
import type { IntegrationHealth } from "./overview.ts";

/** How each integration of an account does that is not archived. */
export async function readIntegrationHealth(
  pool: pg.Pool,
  accountId: string,
  integrationId: string | null,
): Promise<IntegrationHealth[]> {
  const found = await pool.query<IntegrationHealth>(
    `select i.id, i.name,
       case when not i.active then 'INACTIVE' when whole.reason is not null then 'BLOCKED' else 'OPEN' end as state,
       coalesce(case when not i.active then 'It is switched off: nothing is sent and nothing synced.' end, whole.reason,
         case when part.count > 0 then part.count || ' of its properties are refused: ' || part.reason end) as reason,
       coalesce(w.waiting, 0)::int as waiting, coalesce(w.needs_review, 0)::int as needs_review, w.oldest_waiting_at,
       i.last_completed_sync, s.state as last_sync_state
     from integrations i
     left join lane_blocks whole on whole.integration_id = i.id and whole.x_property_id = ''
     cross join lateral (
       select count(*) as count, min(reason) as reason from lane_blocks b
       where b.integration_id = i.id and b.x_property_id <> '') part
     left join (
       select integration_id, count(*) filter (where state = 'waiting') as waiting,
         count(*) filter (where state = 'needs_review') as needs_review,
         min(created_at) filter (where state = 'waiting') as oldest_waiting_at
       from writes where account_id = $1 and state in ('waiting', 'needs_review') group by 1) w on w.integration_id = i.id
     left join lateral (
       select state from sync_runs s where s.integration_id = i.id order by requested_at desc limit 1) s on true
     where i.account_id = $1 and ($2::uuid is null or i.id = $2) and not i.is_archived
     order by i.created_at, i.id`,
    [accountId, integrationId],
  );
  return found.rows;
}
