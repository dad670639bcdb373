-- Whether PostgreSQL is on the timeline on which gateways last knew it (restore/database-identity.ts). After a fail-over
-- it is not, and may have lost the last commits: what looks undelivered may be delivered. Where nothing is known yet: true.
create function is_known_timeline() returns boolean language sql stable as $$
  select coalesce((select split_part(identity, ':', 2) = left(pg_walfile_name(pg_current_wal_lsn()), 8)
    from database_identity), true)
$$;

-- As before, and nobody holds a lane on a timeline that is not known: no step is taken until the fail-over was recognised.
create or replace function hold_lanes(ids uuid[]) returns table (integration_id uuid, lease_token uuid) language sql volatile as $$
  select l.integration_id, l.lease_token from lanes l
  where l.integration_id = any(ids) and is_known_timeline() order by l.integration_id for share
$$;
