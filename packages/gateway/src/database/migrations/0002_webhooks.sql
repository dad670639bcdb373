-- Webhooks: who is told of what. -----------------------------------------------------------------------------------

create table webhooks (
  id uuid primary key,
  account_id uuid not null references accounts,
  url text not null,
  -- Headers hold tokens as often as not, so they are sealed like the secrets.
  headers_sealed text,
  secret_sealed text not null,
  -- The secret before the last rotation; both sign until it ends.
  previous_secret_sealed text,
  previous_secret_until timestamptz,
  active boolean not null,
  -- Set where Guestcard itself switched it off: its events are still queued, and sent once it is active again.
  switched_off_at timestamptz,
  listens boolean not null generated always as (active or switched_off_at is not null) stored,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index webhooks_of_account on webhooks (account_id, created_at desc, id desc);

create table webhook_triggers (
  id uuid primary key,
  webhook_id uuid not null references webhooks on delete cascade,
  account_id uuid not null,
  trigger text not null,
  -- Null: every model, or the trigger knows none.
  model text,
  unique (webhook_id, trigger)
);
create index webhook_triggers_of_account on webhook_triggers (account_id, trigger);

-- What statements that change a state ask before they queue an event.
create view webhook_subscriptions as
  select t.account_id, t.trigger, t.model, t.webhook_id
  from webhook_triggers t join webhooks w on w.id = t.webhook_id
  where w.listens;

create table webhook_history (
  webhook_id uuid not null references webhooks on delete cascade,
  id uuid not null,
  at timestamptz not null default now(),
  event text not null,
  reason text,
  primary key (webhook_id, id)
);

-- Events: inserted by the statement that changes the state, so both happen or neither. -----------------------------

create table webhook_events (
  id uuid primary key,
  account_id uuid not null,
  trigger text not null,
  model text,
  integration_id uuid not null,
  -- The write, record or sync that it is about.
  subject_id uuid not null,
  payload jsonb not null,
  at timestamptz not null default clock_timestamp(),
  fanned_out boolean not null default false
);
create index webhook_events_to_fan_out on webhook_events (id) where not fanned_out;

-- For each row, so that a statement that queues nothing does not even call it. PostgreSQL makes one of the equal
-- notifications of a transaction.
create function notify_webhook_event() returns trigger language plpgsql as $$
begin
  perform pg_notify('guestcard_webhooks', '');
  return null;
end $$;
create trigger webhook_event_queued after insert on webhook_events
  for each row execute function notify_webhook_event();

-- The fields of `one` that differ from those of `other`; a field that `one` lacks is null, as callers see it.
create function differing_fields(one jsonb, other jsonb) returns jsonb language sql immutable as $$
  select coalesce(jsonb_object_agg(k.key, coalesce(one -> k.key, 'null')), '{}')
  from (select jsonb_object_keys(one) as key union select jsonb_object_keys(other)) k
  where coalesce(one -> k.key, 'null') is distinct from coalesce(other -> k.key, 'null')
$$;

-- Deliveries: one event to one endpoint. An endpoint is a lane with a lease, as an integration is. ------------------

create table webhook_lanes (
  webhook_id uuid primary key references webhooks on delete cascade,
  due_at timestamptz not null default 'infinity',
  lease_token uuid,
  lease_until timestamptz not null default '-infinity',
  -- How the endpoint does: failed attempts since the last success, and since when.
  failures_in_row integer not null default 0,
  failing_since timestamptz,
  last_success_at timestamptz
) with (fillfactor = 50);

create table webhook_deliveries (
  webhook_id uuid not null references webhooks on delete cascade,
  event_id uuid not null references webhook_events on delete cascade,
  trigger text not null,
  state text not null check (state in ('pending', 'delivered', 'failed')),
  -- Of all its attempts, and of those since it was last asked for: a resend begins the pauses anew.
  attempts integer not null default 0,
  attempts_in_round integer not null default 0,
  due_at timestamptz not null default now(),
  last_attempt_at timestamptz,
  http_status integer,
  error text,
  body_head text,
  created_at timestamptz not null default now(),
  primary key (webhook_id, event_id)
) with (fillfactor = 70);
create index webhook_deliveries_due on webhook_deliveries (webhook_id, due_at, event_id) where state = 'pending';
create index webhook_deliveries_newest on webhook_deliveries (webhook_id, created_at desc, event_id desc);
create index webhook_deliveries_of_event on webhook_deliveries (event_id);

create table webhook_attempts (
  webhook_id uuid not null,
  event_id uuid not null,
  attempt integer not null,
  at timestamptz not null,
  duration_ms integer not null,
  http_status integer,
  error text,
  body_head text,
  primary key (webhook_id, event_id, attempt),
  foreign key (webhook_id, event_id) references webhook_deliveries on delete cascade
);
