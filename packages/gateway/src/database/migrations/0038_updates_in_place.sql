-- A step of a write changes its state, and PostgreSQL updates a row in place, without touching its indexes, only where
-- no index rests on what changed. This one did: what needs review is found by write_tracks_by_state.
drop index writes_in_review;
