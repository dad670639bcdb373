-- Of a write, for its timeline and where its personal data is taken out; of a record, where it is erased.
create index webhook_events_of_subject on webhook_events (subject_id);
