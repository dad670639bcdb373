-- Leads of a person of which RPX once may have stored one unheard: those that nobody settled could own a card that is
-- found for another one. It rests on nothing that an ordinary step changes, so that steps still update rows in place.
create index writes_uncertain on writes (account_id, person_key) where uncertain_since is not null;
