-- As hold_lanes, and waits for nobody: a lane that is being changed is left out.
create function hold_free_lanes(ids uuid[]) returns table (integration_id uuid, lease_token uuid) language sql volatile as $$
  select l.integration_id, l.lease_token from lanes l
  where l.integration_id = any(ids) and is_known_timeline() for share skip locked
$$;
