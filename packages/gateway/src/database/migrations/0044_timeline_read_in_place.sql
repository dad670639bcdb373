-- As before; the timeline is compared where the lanes are read (as is_known_timeline() does, 0037_fail_over.sql). Called
-- from here, that function costs each step that is recorded and each lead that is kept as begun 0.1 ms.
create or replace function hold_lanes(ids uuid[]) returns table (integration_id uuid, lease_token uuid) language sql volatile as $$
  select l.integration_id, l.lease_token from lanes l
  where l.integration_id = any(ids)
    and (select split_part(identity, ':', 2) = left(pg_walfile_name(pg_current_wal_lsn()), 8) from database_identity) is not false
  order by l.integration_id for share
$$;

create or replace function hold_free_lanes(ids uuid[]) returns table (integration_id uuid, lease_token uuid) language sql volatile as $$
  select l.integration_id, l.lease_token from lanes l
  where l.integration_id = any(ids)
    and (select split_part(identity, ':', 2) = left(pg_walfile_name(pg_current_wal_lsn()), 8) from database_identity) is not false
  for share skip locked
$$;
