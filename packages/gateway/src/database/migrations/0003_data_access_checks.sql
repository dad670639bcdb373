-- The last check of what an integration may do at RPX, one row an integration; a new check takes the row over.
create table data_access_checks (
  integration_id uuid primary key references integrations,
  account_id uuid not null,
  -- New at every check, so that one that was taken for dead can add nothing to the next.
  token uuid not null,
  started_at timestamptz not null,
  -- Moved on with every call; past it the process that made the check is gone.
  expires_at timestamptz not null,
  finished_at timestamptz,
  last_finished_at timestamptz,
  -- What each RPX method answered: {"<method>": {"status", "error_message"}}.
  results jsonb not null default '{}'
);
