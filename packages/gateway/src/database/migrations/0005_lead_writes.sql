-- Changes and events of one lead go out in order: what waits is found by whom it is for.
create index writes_of_person on writes (integration_id, person_key)
  where due_at < 'infinity' and operation <> 'create_lead';
