import type pg from "pg";

/** Something that waits for a person. */
export type Action = {
  readonly kind: "write_needs_review" | "integration_blocked" | "webhook_switched_off" | "sync_failed";
  /** Of the write, integration, webhook, or of the sync's integration. */
  readonly id: string;
  readonly integration_id: string | null;
  readonly name: string;
  readonly since: Date;
  readonly reason: string | null;
};

/** Of each kind at most so many are listed. */
const MOST_OF_A_KIND = 50;

/** What waits for a person in an account, the longest-waiting first of each kind. */
export async function readActions(
  pool: pg.Pool,
  accountId: string,
  integrationId: string | null,
): Promise<Action[]> {
  const values = [accountId, integrationId, MOST_OF_A_KIND];
  const [reviews, blocked, failed, off] = await Promise.all([
    pool.query<Action>(
      `select 'write_needs_review' as kind, w.id, w.integration_id,
         coalesce(nullif(concat_ws(' ', w.request ->> 'first_name', w.request ->> 'last_name'), ''), w.operation) as name,
         w.updated_at as since, w.errors ->> -1 as reason
       from write_tracks t join writes w on w.account_id = t.account_id and w.id = t.id
       where t.account_id = $1 and t.state = 'needs_review' and w.state = 'needs_review'
         and ($2::uuid is null or t.integration_id = $2)
       order by w.id limit $3`,
      values,
    ),
    pool.query<Action>(
      `select 'integration_blocked' as kind, i.id, i.id as integration_id,
         i.name || coalesce(' (property ' || nullif(b.x_property_id, '') || ')', '') as name, b.since, b.reason
       from lane_blocks b join integrations i on i.id = b.integration_id
       where i.account_id = $1 and ($2::uuid is null or i.id = $2) and (not i.is_archived or exists (
         select from writes w where w.integration_id = i.id and w.due_at < 'infinity'))
       order by b.since, b.x_property_id limit $3`,
      values,
    ),
    pool.query<Action>(
      `select 'sync_failed' as kind, i.id, i.id as integration_id, i.name, s.finished_at as since, s.reason
       from integrations i cross join lateral (
         select state, coalesce(finished_at, requested_at) as finished_at, errors ->> 0 as reason from sync_runs s
         where s.integration_id = i.id and s.state in ('done', 'failed') order by requested_at desc limit 1) s
       where i.account_id = $1 and ($2::uuid is null or i.id = $2) and not i.is_archived and i.active
         and s.state = 'failed'
       order by since, i.id limit $3`,
      values,
    ),
    integrationId === null
      ? pool.query<Action>(
          `select 'webhook_switched_off' as kind, w.id, null as integration_id, w.url as name,
             w.switched_off_at as since, l.reason
           from webhooks w left join lateral (
             select h.reason from webhook_history h where h.webhook_id = w.id order by h.id desc limit 1) l on true
           where w.account_id = $1 and w.switched_off_at is not null and not w.active
           order by since, w.id limit $2`,
          [accountId, MOST_OF_A_KIND],
        )
      : { rows: [] },
  ]);
  return [...reviews.rows, ...blocked.rows, ...off.rows, ...failed.rows];
}

/** What a person does about it. */
export function whatToDo({ kind }: Action): string {
  switch (kind) {
    case "write_needs_review":
      return "Look in RealPage whether the guest card is there. Then settle the write: confirm it with the guest card's id, send it again, or give it up.";
    case "integration_blocked":
      return "Settle the reason with RealPage or correct the credentials. Waiting writes go on by themselves once it works again; nothing is lost meanwhile.";
    case "webhook_switched_off":
      return "Repair the endpoint, then switch the webhook on again; the events that waited are sent.";
    case "sync_failed":
      return "Read the sync's errors and the data access check of the integration, then start a sync.";
    default:
      return kind satisfies never;
  }
}
