import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { WebhookTrigger } from "./triggers.ts";

/** An endpoint that this process serves, under a lease. */
export type EndpointLane = { readonly webhookId: string; readonly leaseToken: string };

/** An event as it is queued; see the statements that insert into `webhook_events`. */
export type QueuedEvent = {
  readonly id: string;
  readonly trigger: WebhookTrigger;
  readonly model: string | null;
  readonly integrationId: string;
  readonly vendor: string;
  /** The write, record or sync that it is about. */
  readonly subjectId: string;
  /** The trace of what happened, as W3C `traceparent`; null: there is none. */
  readonly traceContext: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
};

/** A delivery that is due, with all that its attempt needs. */
export type DueDelivery = {
  readonly webhookId: string;
  readonly event: QueuedEvent;
  /** Attempts made, in all and since it was last asked for. */
  readonly attempts: number;
  readonly attemptsInRound: number;
};

/** An endpoint as it is now. */
export type Endpoint = {
  readonly webhookId: string;
  readonly url: string;
  readonly headersSealed: string | null;
  readonly secretSealed: string;
  /** The secret before the last rotation, while it signs too. */
  readonly previousSecretSealed: string | null;
  /** Failed attempts since the last success. */
  readonly failuresInRow: number;
};

/** Takes lanes that are due, longest-waiting first. One whose holder vanished is due when its lease has run out. */
export async function leaseEndpoints(
  pool: pg.Pool,
  options: { readonly most: number; readonly leaseMs: number },
): Promise<EndpointLane[]> {
  const tokens = Array.from({ length: options.most }, () => randomUUID());
  const result = await pool.query<EndpointLane>({
    name: "lease-endpoints",
    text: `
      with due as (
        select l.webhook_id from webhook_lanes l join webhooks w on w.id = l.webhook_id
        where w.active and l.lease_until < now() and (l.due_at <= now() or l.lease_token is not null)
        order by l.due_at limit $1 for update of l skip locked
      ), numbered as (
        select row_number() over () as n, webhook_id from due
      )
      update webhook_lanes l set due_at = 'infinity', lease_token = ($2::uuid[])[d.n],
        lease_until = now() + $3 * interval '1 millisecond'
      from numbered d where l.webhook_id = d.webhook_id
      returning l.webhook_id as "webhookId", l.lease_token as "leaseToken"`,
    values: [options.most, tokens, options.leaseMs],
  });
  return result.rows;
}

/** Renews the lease and reads the endpoint. Null: the lease was lost, or the webhook is off or gone. */
export async function renewLease(
  pool: pg.Pool,
  lane: EndpointLane,
  leaseMs: number,
): Promise<Endpoint | null> {
  const result = await pool.query<Endpoint>({
    name: "renew-endpoint-lease",
    text: `
      update webhook_lanes l set lease_until = now() + $3 * interval '1 millisecond'
      from webhooks w
      where l.webhook_id = $1 and l.lease_token = $2 and w.id = l.webhook_id and w.active
      returning w.id as "webhookId", w.url, w.headers_sealed as "headersSealed", w.secret_sealed as "secretSealed",
        case when w.previous_secret_until > now() then w.previous_secret_sealed end as "previousSecretSealed",
        l.failures_in_row as "failuresInRow"`,
    values: [lane.webhookId, lane.leaseToken, leaseMs],
  });
  return result.rows[0] ?? null;
}

/** The deliveries of an endpoint that are due, longest-waiting first. */
export async function readDueDeliveries(
  pool: pg.Pool,
  webhookId: string,
  most: number,
): Promise<DueDelivery[]> {
  const result = await pool.query<QueuedEvent & Omit<DueDelivery, "event">>({
    name: "read-due-webhook-deliveries",
    text: `
      select d.webhook_id as "webhookId", d.attempts, d.attempts_in_round as "attemptsInRound",
        e.id, e.trigger, e.model, e.integration_id as "integrationId", i.vendor, e.subject_id as "subjectId",
        e.trace_context as "traceContext", e.payload
      from webhook_deliveries d
      join webhook_events e on e.id = d.event_id
      join integrations i on i.id = e.integration_id
      where d.webhook_id = $1 and d.state = 'pending' and d.due_at <= now()
      order by d.due_at, d.event_id limit $2`,
    values: [webhookId, most],
  });
  return result.rows.map(({ webhookId, attempts, attemptsInRound, ...event }) => ({
    webhookId,
    attempts,
    attemptsInRound,
    event,
  }));
}

/**
 * Gives a lane back: due again with its next delivery, but not before `restMs` from now.
 * @returns true where it is due already, as when an event came meanwhile.
 */
export async function giveBackEndpoint(pool: pg.Pool, lane: EndpointLane, restMs: number): Promise<boolean> {
  const result = await pool.query<{ is_due: boolean }>({
    name: "give-back-endpoint",
    text: `
      update webhook_lanes set lease_token = null, lease_until = '-infinity',
        due_at = greatest(now() + $3 * interval '1 millisecond', least(due_at,
          (select min(d.due_at) from webhook_deliveries d where d.webhook_id = $1 and d.state = 'pending')))
      where webhook_id = $1 and lease_token = $2
      returning due_at <= now() as is_due`,
    values: [lane.webhookId, lane.leaseToken, restMs],
  });
  return result.rows[0]?.is_due ?? false;
}
