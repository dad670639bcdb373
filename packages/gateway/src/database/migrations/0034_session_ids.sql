-- A session can be named, to be ended by somebody else than itself, without the hash that it is looked up by; and told
-- from others by where it began.
alter table console_sessions add column id uuid not null default gen_random_uuid();
alter table console_sessions add column source_address text;
create unique index console_sessions_by_id on console_sessions (id);
