import type pg from "pg";
import { LATENCY_BASE } from "../overview/latencies.ts";
import { ALL_SCOPES } from "../overview/scopes.ts";

/** Bounds one statement. */
const MOST_AT_ONCE = 1000;

/** Where a walk through the open writes stands. */
export type TrackPlace = { readonly accountId: string; readonly id: string };

export const FIRST_PLACE: TrackPlace = { accountId: ALL_SCOPES, id: ALL_SCOPES };

/**
 * One statement, so that what is counted is counted once: writes that have moved since they were last seen, what
 * happened to them, the counts of it, and where they stand now. A write that is done is followed no further.
 */
const TALLY = `
with slice as materialized (
  select account_id, id, version from write_tracks
  where state not in ('rejected', 'expired', 'given_up') and (account_id, id) > ($1, $2)
  order by account_id, id limit $3
), moved as materialized (
  select s.account_id, s.id, s.version as seen, w.version, w.state, w.integration_id, w.created_at
  from slice s join writes w on w.account_id = s.account_id and w.id = s.id where w.version <> s.version
), happened as (
  select m.account_id, m.integration_id, e.at, measure,
    case measure when 'delivered' then round(
      ln(greatest(extract(epoch from e.at - m.created_at) * 1000, 1)) / ln($4::numeric))::smallint else 0 end as latency
  from moved m
  join write_events e on e.account_id = m.account_id and e.write_id = m.id and e.version > m.seen and e.version <= m.version
  cross join lateral (select case
    when e.event = 'accepted' then 'accepted'
    when e.to_state = 'stored' and e.from_state <> 'stored' then 'delivered'
    when e.to_state in ('rejected', 'expired', 'given_up') and e.from_state <> e.to_state then 'failed' end as measure) told
  where measure is not null
), tallied as (
  insert into write_tallies (account_id, scope, size, at, measure, latency, count)
  select account_id, scope, size, date_trunc(size, at, 'UTC'), measure, latency, count(*)
  from happened cross join lateral (values ($5::uuid), (integration_id)) as s (scope)
    cross join (values ('minute'), ('hour')) as z (size)
  where size = 'hour' or at > now() - interval '2 days'
  group by 1, 2, 3, 4, 5, 6
  on conflict (account_id, scope, size, at, measure, latency)
    do update set count = write_tallies.count + excluded.count
), ended as (
  delete from write_tracks t using moved m
  where t.account_id = m.account_id and t.id = m.id and m.state = 'done'
), going_on as (
  update write_tracks t set state = m.state, version = m.version from moved m
  where t.account_id = m.account_id and t.id = m.id and m.state <> 'done'
)
select account_id as "accountId", id, count(*) over ()::int as looked from slice
order by account_id desc, id desc limit 1`;

/**
 * Counts what happened to the next open writes after `place`.
 * @returns where to go on; null: that was the last of them.
 */
export async function tallyEvents(client: pg.PoolClient, place: TrackPlace): Promise<TrackPlace | null> {
  const { rows } = await client.query<TrackPlace & { looked: number }>({
    name: "tally-events",
    text: TALLY,
    values: [place.accountId, place.id, MOST_AT_ONCE, LATENCY_BASE, ALL_SCOPES],
  });
  const [last] = rows;
  return last && last.looked === MOST_AT_ONCE ? { accountId: last.accountId, id: last.id } : null;
}
