-- Search over writes. Nothing here is written by the acceptance or delivery of a write: workers follow the writes a
-- moment later (src/following), so that neither pays for an index.
--
-- PERSONAL DATA: write_search.words holds the folded names, e-mail addresses and phone numbers of a write's request.
-- Whoever erases a person empties it (update write_search set words = '' where account_id and id); a row is deleted with
-- its write alone, or the write would be followed, and counted, a second time. write_tracks goes with the write too.

create table write_search (
  account_id uuid not null,
  id uuid not null,
  integration_id uuid not null,
  property_id uuid not null,
  words tsvector not null,
  primary key (account_id, id)
);
create index write_search_words on write_search using gin (words);
create index write_search_of_integration on write_search (integration_id, id);
create index write_search_of_property on write_search (property_id, id);

-- How far workers have followed, in one row, which the one that is at it locks.
create table following_progress (
  is_only boolean primary key default true check (is_only),
  -- Every write up to this id is in write_search; what comes after is looked for in writes too.
  indexed_to uuid not null,
  -- The newest id that was indexed.
  seen_to uuid not null
);
insert into following_progress (indexed_to, seen_to)
values ('00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000');

-- The writes that are not done, with the state at which they were last seen. No personal data.
create table write_tracks (
  account_id uuid not null,
  id uuid not null,
  integration_id uuid not null,
  property_id uuid not null,
  x_property_id text not null,
  created_at timestamptz not null,
  state text not null,
  -- Of the write when it was last seen; 0: it never was.
  version integer not null,
  primary key (account_id, id)
);
create index write_tracks_by_state on write_tracks (account_id, state, id);
-- Those of which something is still to come.
create index write_tracks_open on write_tracks (account_id, id) where state not in ('rejected', 'expired', 'given_up');

-- A lead is also looked for by its guest card. The acceptance of a write claims no card.
create index guest_card_claims_by_card on guest_card_claims (account_id, guest_card_id);
