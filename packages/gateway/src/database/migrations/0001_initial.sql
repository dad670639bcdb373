-- Accounts, keys, integrations --------------------------------------------------------------------------------

create table accounts (
  id uuid primary key,
  name text not null,
  created_at timestamptz not null default now()
);

create table api_keys (
  id uuid primary key,
  account_id uuid not null references accounts,
  name text not null,
  -- SHA-256 of a token of at least 128 random bits: nothing to guess, so no salt and no slow hash.
  token_hash bytea not null unique,
  rights text[] not null check (rights <@ array['read', 'write', 'admin']),
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);

create table integrations (
  id uuid primary key,
  account_id uuid not null references accounts,
  vendor text not null,
  name text not null,
  active boolean not null,
  system text not null,
  sync_frequency integer not null,
  sync_cadence text not null,
  use_custom_sync_schedule boolean not null default false,
  custom_sync_schedule jsonb,
  max_job_concurrency integer not null,
  max_request_frequency integer not null,
  max_request_cadence text not null,
  new_properties_are_enabled boolean not null,
  is_archived boolean not null default false,
  base_url text not null,
  credentials_sealed text not null,
  last_completed_sync timestamptz,
  last_completed_back_sync timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index integrations_of_account on integrations (account_id, created_at, id);

-- Lanes: one a integration. No index on due_at: a lane's row changes at every lease, and unindexed columns keep
-- those updates HOT; scanning 10,000 lanes takes 2 ms. -----------------------------------------------------------

create table lanes (
  integration_id uuid primary key references integrations,
  account_id uuid not null,
  due_at timestamptz not null default 'infinity',
  -- New at every lease, so that it fences; random, so that a lease lost with an asynchronous commit cannot come back.
  lease_token uuid,
  lease_owner text,
  lease_until timestamptz not null default '-infinity',
  next_send_at timestamptz not null default '-infinity'
) with (fillfactor = 50);

-- Why an integration (x_property_id = '') or one of its properties waits.
create table lane_blocks (
  integration_id uuid not null references integrations,
  x_property_id text not null,
  cause text not null,
  reason text not null,
  since timestamptz not null,
  probes integer not null,
  probe_at timestamptz not null,
  primary key (integration_id, x_property_id)
);

-- Writes. Ids are UUIDv7, so ranges of id are ranges of time and old partitions can be dropped whole. -------------

create table writes (
  id uuid not null,
  account_id uuid not null,
  integration_id uuid not null,
  property_id uuid not null,
  x_property_id text not null,
  operation text not null,
  state text not null,
  -- Counts the events of the write; every change repeats the version it was decided on.
  version integer not null,
  -- The body as the caller sent it, and what follows from it for RPX.
  request jsonb not null,
  upstream jsonb not null,
  -- Same for writes that one guest card could answer: such writes are sent one after the other.
  person_key bigint not null,
  attempts integer not null default 0,
  look_ups integer not null default 0,
  read_backs integer not null default 0,
  -- When there is something to do; infinity when there is not.
  due_at timestamptz not null,
  deadline_at timestamptz not null,
  -- From when to when RPX may have stored it without our knowing.
  uncertain_since timestamptz,
  uncertain_until timestamptz,
  guest_card_id text,
  already_existed boolean not null default false,
  created_record_id uuid,
  errors jsonb not null default '[]',
  retry_of uuid,
  retried_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (account_id, id)
) partition by range (id);
create table writes_default partition of writes default with (fillfactor = 70);
create index writes_due on writes (integration_id, due_at, id) where due_at < 'infinity';

create table write_events (
  account_id uuid not null,
  write_id uuid not null,
  version integer not null,
  at timestamptz not null,
  event text not null,
  from_state text,
  to_state text not null,
  attempt integer not null,
  reason text,
  message_log_id text,
  detail jsonb,
  primary key (account_id, write_id, version)
) partition by range (write_id);
create table write_events_default partition of write_events default;

create table exchanges (
  id uuid not null,
  account_id uuid not null,
  integration_id uuid not null,
  write_id uuid,
  property_id uuid,
  attempt integer not null,
  method text not null,
  url text not null,
  outcome text not null,
  reason text,
  http_status integer,
  message_log_id text,
  request text not null,
  reply text,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  primary key (account_id, id)
) partition by range (id);
create table exchanges_default partition of exchanges default;
create index exchanges_of_write on exchanges (account_id, write_id, id) where write_id is not null;

create table idempotency_keys (
  account_id uuid not null,
  key text not null,
  -- SHA-256 of route and body.
  request_hash bytea not null,
  write_id uuid not null,
  created_at timestamptz not null,
  primary key (account_id, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);

-- A guest card belongs to one write at most.
create table guest_card_claims (
  integration_id uuid not null,
  x_property_id text not null,
  guest_card_id text not null,
  account_id uuid not null,
  write_id uuid not null,
  primary key (integration_id, x_property_id, guest_card_id)
);

-- Records: what RPX holds, with Guestcard's ids for it. ------------------------------------------------------------

create table records (
  id uuid not null,
  account_id uuid not null,
  integration_id uuid not null,
  model text not null,
  property_id uuid not null,
  x_property_id text not null,
  x_id text not null,
  data jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  last_seen timestamptz not null,
  primary key (account_id, model, id),
  unique (account_id, model, integration_id, x_property_id, x_id)
) partition by list (model);
create table records_properties partition of records for values in ('properties');
create table records_units partition of records for values in ('units');
create table records_floor_plans partition of records for values in ('floor_plans');
create table records_employees partition of records for values in ('employees');
create table records_lead_sources partition of records for values in ('lead_sources');
create table records_lead_relationships partition of records for values in ('lead_relationships');
create table records_contact_types partition of records for values in ('contact_types');
create table records_event_types partition of records for values in ('event_types');
create table records_loss_reasons partition of records for values in ('loss_reasons');
create table records_leads partition of records for values in ('leads');
create table records_events partition of records for values in ('events');
create index records_newest on records (account_id, model, created_at desc, id desc);
create index records_of_property on records (account_id, model, property_id, created_at desc, id desc);
create index records_leads_email on records_leads (account_id, (data ->> 'email_1'));
create index records_leads_phone on records_leads (account_id, (data ->> 'phone_1'));

create table property_configurations (
  id uuid primary key,
  account_id uuid not null,
  integration_id uuid not null references integrations,
  property_id uuid not null,
  enabled boolean not null,
  created_at timestamptz not null default now(),
  unique (integration_id, property_id)
);

create table sync_runs (
  id uuid primary key,
  account_id uuid not null,
  integration_id uuid not null references integrations,
  kind text not null check (kind in ('manual', 'scheduled', 'back')),
  models text[] not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  requested_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  counts jsonb not null default '{}',
  errors jsonb not null default '[]'
);
create index sync_runs_of_integration on sync_runs (integration_id, requested_at desc);
create unique index sync_runs_one_open on sync_runs (integration_id) where state in ('waiting', 'running');
