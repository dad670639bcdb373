-- Where a write's trace goes on (W3C traceparent); null unless tracing is on. A null column costs no byte in a row.
alter table writes add column trace_context text;
alter table webhook_events add column trace_context text;

-- Counted at each scrape of the metrics. Nothing but a write that needs review is in it, so other steps pay nothing.
create index writes_in_review on writes (created_at) where state = 'needs_review';
