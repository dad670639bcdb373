import type pg from "pg";
import { ALL_SCOPES } from "../overview/scopes.ts";

/**
 * Writes down how many writes wait, are blocked and need review now; a bucket keeps the most. Of an account all three
 * are kept, also when they are 0, which says that somebody looked; of an integration only those that are not.
 */
const SAMPLE = `
with stand as (
  select t.account_id, t.integration_id, measure, count(*) as count
  from write_tracks t cross join lateral (
    select 'waiting' as measure where t.state = 'waiting'
    union all select 'needs_review' where t.state = 'needs_review'
    union all select 'blocked' where t.state = 'waiting' and exists (
      select from lane_blocks b where b.integration_id = t.integration_id and b.x_property_id in ('', t.x_property_id))) m
  where t.state in ('waiting', 'needs_review') group by 1, 2, 3
), levels as (
  select account_id, integration_id as scope, measure, count from stand
  union all
  select a.id, $1::uuid, m.measure, coalesce(sum(s.count), 0)
  from accounts a cross join (values ('waiting'), ('blocked'), ('needs_review')) as m (measure)
  left join stand s on s.account_id = a.id and s.measure = m.measure group by 1, 2, 3
)
insert into write_tallies (account_id, scope, size, at, measure, latency, count)
select account_id, scope, size, date_trunc(size, now(), 'UTC'), measure, 0, count
from levels cross join (values ('minute'), ('hour')) as z (size)
on conflict (account_id, scope, size, at, measure, latency)
  do update set count = excluded.count where write_tallies.count < excluded.count`;

/** Samples the levels of every account. */
export async function sampleLevels(client: pg.PoolClient): Promise<void> {
  await client.query({ name: "sample-levels", text: SAMPLE, values: [ALL_SCOPES] });
}
