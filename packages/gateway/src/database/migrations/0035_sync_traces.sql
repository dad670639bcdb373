-- The trace of the request that asked for a sync (W3C traceparent), which the sync goes on; null where there is none.
alter table sync_runs add column trace_context text;
