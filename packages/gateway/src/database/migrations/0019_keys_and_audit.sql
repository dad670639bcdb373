-- Which keys each running process holds: a new key seals only once all of them can open what it sealed.
create table secret_key_holders (
  process_id uuid primary key,
  -- Host and process number, for people.
  name text not null,
  -- Newest first.
  key_ids text[] not null,
  seals_with text not null,
  seen_at timestamptz not null
);

-- Every administrative act, written in the transaction that does it. Rows are only added, and removed by age.
create table audit_events (
  id uuid not null,
  -- Null: an act on the whole installation.
  account_id uuid,
  at timestamptz not null default clock_timestamp(),
  actor_kind text not null check (actor_kind in ('api_key', 'command_line', 'gateway')),
  -- The API key's id; null for others.
  actor_id uuid,
  -- The API key's name, or the user of the command line, as it was then.
  actor_name text not null,
  action text not null,
  object_kind text not null,
  object_id text,
  request_id text,
  source_address text,
  -- What was changed, without secrets and personal data.
  before jsonb,
  after jsonb,
  primary key (id)
);
create index audit_events_of_account on audit_events (account_id, id desc);
create index audit_events_of_object on audit_events (account_id, object_id, id desc);

create function audit_events_are_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'audit_events is append-only';
end $$;
create trigger audit_event_changed before update on audit_events
  for each row execute function audit_events_are_append_only();
