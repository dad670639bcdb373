import { randomUUIDv7 } from "node:crypto";
import type pg from "pg";

/** How an attempt at a delivery ended, and what follows. */
export type Outcome = {
  readonly webhookId: string;
  readonly eventId: string;
  /** Counts from 1 over the life of the delivery. */
  readonly attempt: number;
  readonly at: Date;
  readonly durationMs: number;
  readonly httpStatus: number | null;
  /** Null: a success. */
  readonly error: string | null;
  readonly bodyHead: string | null;
  /** The pause until the next attempt; null: there is none. */
  readonly pauseMs: number | null;
};

/**
 * One statement, so one transaction: the attempts, what they make of their deliveries, how their endpoints do, and
 * the end of an endpoint that did nothing but fail for `$2` ms. An outcome that is recorded twice counts once. A
 * success stands whatever happened meanwhile; a failure only where the delivery is as it was.
 */
const RECORD = `
with input as materialized (
  select * from json_to_recordset($1::json) as i (
    webhook_id uuid, event_id uuid, attempt int, at timestamptz, duration_ms int, http_status int, error text,
    body_head text, pause_ms float8, history_id uuid)
), attempted as (
  insert into webhook_attempts (webhook_id, event_id, attempt, at, duration_ms, http_status, error, body_head)
  select i.webhook_id, i.event_id, i.attempt, i.at, i.duration_ms, i.http_status, i.error, i.body_head from input i
  join webhook_deliveries d on d.webhook_id = i.webhook_id and d.event_id = i.event_id
  on conflict do nothing
  returning webhook_id, event_id, attempt
), fresh as materialized (
  select i.* from input i join attempted a on a.webhook_id = i.webhook_id and a.event_id = i.event_id and a.attempt = i.attempt
), settled as (
  update webhook_deliveries d set
    state = case when f.error is null then 'delivered' when f.pause_ms is null then 'failed' else 'pending' end,
    due_at = case when f.pause_ms is null then d.due_at else clock_timestamp() + f.pause_ms * interval '1 millisecond' end,
    attempts = f.attempt, attempts_in_round = d.attempts_in_round + 1,
    last_attempt_at = f.at, http_status = f.http_status, error = f.error, body_head = f.body_head
  from fresh f where d.webhook_id = f.webhook_id and d.event_id = f.event_id
    and (f.error is null or (d.state = 'pending' and d.attempts = f.attempt - 1))
), health as (
  select webhook_id, bool_or(error is null) as succeeded, count(*) filter (where error is not null)::int as failures,
    min(at) filter (where error is not null) as failed_at, max(error) as error, max(history_id::text)::uuid as history_id
  from fresh group by webhook_id
), lanes as (
  update webhook_lanes l set
    failures_in_row = case when h.succeeded then 0 else l.failures_in_row + h.failures end,
    failing_since = case when not h.succeeded then coalesce(l.failing_since, h.failed_at) end,
    last_success_at = case when h.succeeded then clock_timestamp() else l.last_success_at end
  from health h where l.webhook_id = h.webhook_id
  returning l.webhook_id, l.failing_since
), switched_off as (
  update webhooks w set active = false, switched_off_at = clock_timestamp(), updated_at = clock_timestamp()
  from lanes l where w.id = l.webhook_id and w.active
    and l.failing_since <= clock_timestamp() - $2 * interval '1 millisecond'
  returning w.id
), noted as (
  insert into webhook_history (webhook_id, id, event, reason)
  select h.webhook_id, h.history_id, 'switched_off', 'Every attempt since ' || to_char(l.failing_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || ' failed. The last: ' || h.error
  from health h join switched_off s on s.id = h.webhook_id join lanes l on l.webhook_id = h.webhook_id
)
select id as "webhookId" from switched_off`;

/** Records outcomes. @returns the webhooks that were switched off by it. */
export async function recordOutcomes(
  pool: pg.Pool,
  outcomes: readonly Outcome[],
  switchOffAfterMs: number,
): Promise<string[]> {
  const rows = outcomes.map((outcome) => ({
    webhook_id: outcome.webhookId,
    event_id: outcome.eventId,
    attempt: outcome.attempt,
    at: outcome.at,
    duration_ms: outcome.durationMs,
    http_status: outcome.httpStatus,
    error: outcome.error,
    body_head: outcome.bodyHead,
    pause_ms: outcome.pauseMs,
    history_id: randomUUIDv7(),
  }));
  const result = await pool.query<{ webhookId: string }>({
    name: "record-webhook-outcomes",
    text: RECORD,
    values: [JSON.stringify(rows), switchOffAfterMs],
  });
  return result.rows.map((row) => row.webhookId);
}
