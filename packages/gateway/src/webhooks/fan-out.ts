import type pg from "pg";

/** Events a statement fans out at most. */
const MOST_AT_ONCE = 500;

/**
 * One statement, so one transaction: takes events that nobody else is fanning out, makes a delivery for each endpoint
 * that listens, and marks those endpoints' lanes due. An endpoint that was switched off gets its deliveries too; they
 * wait until it is active again.
 */
const FAN_OUT = `
with batch as materialized (
  select id, account_id, trigger, model from webhook_events where not fanned_out
  order by id limit $1 for update skip locked
), done as (
  update webhook_events e set fanned_out = true from batch b where e.id = b.id
), added as (
  insert into webhook_deliveries (webhook_id, event_id, trigger, state)
  select s.webhook_id, b.id, b.trigger, 'pending'
  from batch b join webhook_subscriptions s on s.account_id = b.account_id and s.trigger = b.trigger
    and (s.model is null or s.model = b.model)
  on conflict do nothing
  returning webhook_id
), lanes as (
  select webhook_id from webhook_lanes where webhook_id in (select webhook_id from added) order by webhook_id for update
), due as (
  update webhook_lanes set due_at = least(due_at, now()) where webhook_id in (select webhook_id from lanes)
)
select count(*)::int as events from batch`;

/** Fans out what is queued. @returns the number of events. */
export async function fanOut(pool: pg.Pool): Promise<number> {
  let events = 0;
  for (;;) {
    const result = await pool.query<{ events: number }>({
      name: "fan-out-webhook-events",
      text: FAN_OUT,
      values: [MOST_AT_ONCE],
    });
    const found = result.rows[0]?.events ?? 0;
    events += found;
    if (found < MOST_AT_ONCE) return events;
  }
}
