-- Locks lanes against a take-over until commit and says under which lease each is. A function, because the lock must
-- be taken by a statement of its own: where a lane was renewed meanwhile, PostgreSQL 18.4 evaluates the whole locking
-- statement anew, and one that also prunes partitions (of writes) then crashes the server in perform_pruning_base_step.
create function hold_lanes(ids uuid[]) returns table (integration_id uuid, lease_token uuid) language sql volatile as $$
  select l.integration_id, l.lease_token from lanes l where l.integration_id = any(ids) order by l.integration_id for share
$$;
