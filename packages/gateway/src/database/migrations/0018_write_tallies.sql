-- What happened to writes, counted: by minute for two days, by hour for as long as writes are kept. No personal data.

create table write_tallies (
  account_id uuid not null,
  -- The integration; all zeros: all of the account together.
  scope uuid not null,
  size text not null check (size in ('minute', 'hour')),
  at timestamptz not null,
  -- accepted, delivered, failed: how many in this time. waiting, blocked, needs_review: the most at once.
  measure text not null,
  -- Of delivered: how long it took, as the exponent of a power of 1.1 milliseconds; otherwise 0.
  latency smallint not null,
  count bigint not null,
  primary key (account_id, scope, size, at, measure, latency)
) with (fillfactor = 70);
