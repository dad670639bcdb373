-- What changed in records, for GET /v1/admin/data-diffs/. Ids are UUIDv7; old weeks are dropped whole.
create table data_diffs (
  id uuid not null,
  account_id uuid not null,
  integration_id uuid not null,
  model text not null,
  record_id uuid not null,
  is_new boolean not null,
  -- {"new": fields, "previous": fields}
  diff jsonb not null,
  job_id uuid,
  primary key (account_id, id)
) partition by range (id);
create table data_diffs_default partition of data_diffs default;
