import type pg from "pg";

/** The events that an endpoint is still to be told of, or that nobody has looked at: they are not finished. */
const IS_OPEN = `(not e.fanned_out or exists (
  select from webhook_deliveries d where d.event_id = e.id and d.state = 'pending'))`;

/** The writes that an endpoint is still to be told of. */
export const TO_BE_TOLD = `select e.subject_id from webhook_events e where not e.fanned_out
  union all select e.subject_id from webhook_deliveries d join webhook_events e on e.id = d.event_id where d.state = 'pending'`;

/**
 * Deletes webhook events with ids below `before`, with their deliveries and attempts, before their 30 days are over:
 * what they told holds personal data. What is still to be told stays until it is.
 */
export async function forgetToldEvents(client: pg.PoolClient, before: string): Promise<void> {
  await client.query(`delete from webhook_events e where e.id < $1 and not ${IS_OPEN}`, [before]);
}
