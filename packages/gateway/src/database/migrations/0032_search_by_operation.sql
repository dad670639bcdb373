-- Writes are also searched by what they do. Nearly all create leads; of the others there is an index, so that few are
-- found among a million.
alter table write_search add column operation text not null default 'create_lead';
alter table write_search alter column operation drop default;
update write_search s set operation = w.operation from writes w
  where w.account_id = s.account_id and w.id = s.id and w.operation <> 'create_lead';
create index write_search_by_operation on write_search (account_id, operation, id) where operation <> 'create_lead';
