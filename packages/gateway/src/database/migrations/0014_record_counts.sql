-- How many records there are: the sum of these rows, each the difference that one statement made. Rows are only added,
-- so that statements never wait for each other; the hourly clean-up makes one of many (records/record-counts.ts).

create table record_counts (
  account_id uuid not null,
  model text not null,
  integration_id uuid not null,
  difference bigint not null
);
create index record_counts_of_model on record_counts (account_id, model) include (integration_id, difference);

insert into record_counts (account_id, model, integration_id, difference)
  select account_id, model, integration_id, count(*) from records group by account_id, model, integration_id;

-- Once a statement, whoever it is. One that changes records adds none to either.
create function count_records() returns trigger language plpgsql as $$
begin
  insert into record_counts (account_id, model, integration_id, difference)
    select account_id, model, integration_id, count(*) * tg_argv[0]::int from counted group by account_id, model, integration_id;
  return null;
end $$;
create trigger records_added after insert on records
  referencing new table as counted for each statement execute function count_records('1');
create trigger records_removed after delete on records
  referencing old table as counted for each statement execute function count_records('-1');
