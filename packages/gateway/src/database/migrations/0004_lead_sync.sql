-- How far the leads of a property are synced: once for what changed, once for back-syncs. A sweep goes from the newest
-- to the oldest; where it was interrupted it goes on below sweep_to.

create table lead_sync_cursors (
  integration_id uuid not null references integrations,
  property_id uuid not null,
  kind text not null check (kind in ('changes', 'back')),
  -- When the last sweep began that came to its end: what RPX held then is here. Null: none did.
  synced_until timestamptz,
  finished_by uuid,
  -- The sweep under way: the run that began it, and what is left of it, by the property's own clock.
  run_id uuid,
  began_at timestamptz,
  sweep_from timestamp,
  sweep_to timestamp,
  -- How much time was asked for at once, last.
  window_seconds bigint not null,
  primary key (integration_id, property_id, kind)
) with (fillfactor = 50);

-- When a property's whole list of a model was last read: what stood in it was seen then, without a write a record.

create table record_sightings (
  integration_id uuid not null references integrations,
  model text not null,
  property_id uuid not null,
  seen_at timestamptz not null,
  primary key (integration_id, model, property_id)
) with (fillfactor = 50);

-- True: the last list did not show it any more, and last_seen is when one last did.
alter table records add column is_missing boolean not null default false;
