-- Which database this is. Where it differs from the one that PostgreSQL says it is, it was restored or failed over.
create table database_identity (
  -- One row.
  one boolean primary key default true check (one),
  identity text not null,
  seen_at timestamptz not null default now()
);
