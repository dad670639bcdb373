import type pg from "pg";
import { lowestIdAt } from "../database/partitions.ts";
import { readActions } from "./actions.ts";
import { bucketSizeOf, bucketsOf } from "./buckets.ts";
import { readIntegrationHealth } from "./integration-health.ts";
import type { AcceptToStored, Bucket, Overview, StandNow } from "./overview.ts";

/** How an account's writes do: over a span of time, and now. */
export async function readOverview(
  pool: pg.Pool,
  accountId: string,
  span: { readonly from: Date; readonly to: Date; readonly integrationId: string | null },
): Promise<Overview> {
  const { from, to, integrationId } = span;
  const bucket = bucketSizeOf(from, to);
  const [flows, stored, now, integrations, actions] = await Promise.all([
    pool.query<{ at: Date; what: "accepted" | "delivered" | "failed"; count: number }>(
      `select date_trunc($5, e.at, 'UTC') as at, count(*)::int as count,
         case when event = 'accepted' then 'accepted' when to_state = 'stored' then 'delivered' else 'failed' end as what
       from write_events e join writes w on w.account_id = e.account_id and w.id = e.write_id
       where e.account_id = $1 and e.at >= $2 and e.at < $3 and ($4::uuid is null or w.integration_id = $4)
         and (event = 'accepted' or to_state in ('stored', 'rejected', 'expired', 'given_up') and from_state <> to_state)
       group by 1, 3`,
      [accountId, from, to, integrationId, bucket],
    ),
    pool.query<AcceptToStored>(
      `select count(*)::int as count,
         percentile_disc(0.5) within group (order by ms) as p50,
         percentile_disc(0.9) within group (order by ms) as p90,
         percentile_disc(0.99) within group (order by ms) as p99
       from (select round(extract(epoch from e.at - w.created_at) * 1000)::float8 as ms
         from writes w join write_events e on e.account_id = w.account_id and e.write_id = w.id
         where w.account_id = $1 and w.id >= $2 and w.id < $3 and ($4::uuid is null or w.integration_id = $4)
           and e.to_state = 'stored' and e.from_state <> 'stored') lasted`,
      [accountId, lowestIdAt(from), lowestIdAt(to), integrationId],
    ),
    readStandNow(pool, accountId, integrationId),
    readIntegrationHealth(pool, accountId, integrationId),
    readActions(pool, accountId, integrationId),
  ]);
  const series = bucketsOf(from, to, bucket).map((at): Bucket => {
    const of = (what: string): number =>
      flows.rows.find((row) => row.what === what && row.at.getTime() === at.getTime())?.count ?? 0;
    return {
      at,
      accepted: of("accepted"),
      delivered: of("delivered"),
      failed: of("failed"),
      waiting: null,
      blocked: null,
      needs_review: null,
    };
  });
  const acceptToStored = stored.rows[0] ?? { count: 0, p50: null, p90: null, p99: null };
  return { from, to, bucket, series, acceptToStored, now, integrations, actions };
}

async function readStandNow(
  pool: pg.Pool,
  accountId: string,
  integrationId: string | null,
): Promise<StandNow> {
  const found = await pool.query<{ state: keyof StandNow; count: number }>(
    `select state, count(*)::int as count from writes
     where account_id = $1 and ($2::uuid is null or integration_id = $2)
       and state in ('waiting', 'sending', 'unknown', 'locating', 'stored', 'needs_review') group by 1
     union all
     select 'blocked', count(*)::int from writes w
     where account_id = $1 and ($2::uuid is null or integration_id = $2) and state = 'waiting' and exists (
       select from lane_blocks b where b.integration_id = w.integration_id and b.x_property_id in ('', w.x_property_id))`,
    [accountId, integrationId],
  );
  const of = (state: keyof StandNow): number => found.rows.find((row) => row.state === state)?.count ?? 0;
  return {
    waiting: of("waiting"),
    blocked: of("blocked"),
    sending: of("sending"),
    unknown: of("unknown"),
    locating: of("locating"),
    stored: of("stored"),
    needs_review: of("needs_review"),
  };
}
