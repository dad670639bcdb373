-- The queues of lanes are read in the order of their index (writes_due), however many writes wait. The planner would
-- rather sort where it expects few (100,000 that nobody has analyzed yet take 400 ms), and plans anew at every reading,
-- which takes longer than the reading and grows with every partition that is kept. The bound of infinity says nothing new
-- and names the index's condition.

-- Of each lane the first writes that wait and are due, without those in `excepts` (an array of ids as text, a lane each).
-- A change or event of a lead never overtakes an earlier one that still waits for another try.
create function first_waiting(lanes uuid[], excepts text[], most integer) returns setof writes
language plpgsql stable rows 8
set plan_cache_mode = force_generic_plan set enable_sort = off set enable_seqscan = off as $$
begin
  return query select first.* from unnest(lanes, excepts) as lane (id, except_ids) cross join lateral (
    select w.* from writes w
    where w.integration_id = lane.id and w.due_at <= now() and w.due_at < 'infinity' and w.state = 'waiting'
      and w.id <> all(lane.except_ids::uuid[])
      and (w.operation = 'create_lead' or not exists (
        select from writes o where o.integration_id = w.integration_id and o.person_key = w.person_key
          and o.operation <> 'create_lead' and o.state = 'waiting' and o.due_at < 'infinity' and o.id < w.id))
    order by w.due_at, w.id limit most) first;
end $$;

-- When the next write of each lane that waits for a later moment is due.
create function next_waiting_due(lanes uuid[]) returns table (integration_id uuid, due_at timestamptz)
language plpgsql stable rows 8
set plan_cache_mode = force_generic_plan set enable_sort = off set enable_seqscan = off as $$
begin
  return query select lane.id, next.due_at from unnest(lanes) as lane (id) cross join lateral (
    select w.due_at from writes w
    where w.integration_id = lane.id and w.due_at > now() and w.due_at < 'infinity' and w.state = 'waiting'
    order by w.due_at limit 1) next;
end $$;

-- The writes of lanes that were begun and are not finished.
create function begun_writes(lanes uuid[]) returns setof writes
language plpgsql stable rows 8
set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
begin
  return query select w.* from writes w
    where w.integration_id = any(lanes) and w.due_at < 'infinity' and w.state in ('sending', 'unknown', 'locating', 'stored');
end $$;
