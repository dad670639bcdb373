-- A sync that is asked for while one runs that does not bring as much waits for its end; one of a kind.
drop index sync_runs_one_open;
create unique index sync_runs_one_running on sync_runs (integration_id) where state = 'running';
create unique index sync_runs_one_waiting on sync_runs (integration_id, kind) where state = 'waiting';
