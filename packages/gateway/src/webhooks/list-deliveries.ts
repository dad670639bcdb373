import { type RawBuilder, sql } from "kysely";
import type { Database } from "../database/connect.ts";
import type { SortKeys } from "../records/list-order.ts";
import { type Page, type PageRequest, readPage } from "../records/list-page.ts";
import type { QueuedEvent } from "./endpoint-lanes.ts";
import type { WebhookTrigger } from "./triggers.ts";

export type DeliveryState = "pending" | "delivered" | "failed";

/** One event to one endpoint, with how the last attempt ended. */
export type DeliveryRow = {
  readonly id: string;
  readonly trigger: WebhookTrigger;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly created_at: Date;
  readonly due_at: Date | null;
  readonly last_attempt_at: Date | null;
  readonly http_status: number | null;
  readonly error: string | null;
  readonly body_head: string | null;
};

export type AttemptRow = {
  readonly attempt: number;
  readonly at: Date;
  readonly duration_ms: number;
  readonly http_status: number | null;
  readonly error: string | null;
  readonly body_head: string | null;
};

export type DeliveryFilters = {
  readonly state?: DeliveryState | undefined;
  readonly trigger?: WebhookTrigger | undefined;
};

const COLUMNS = sql`d.event_id as id, d.trigger, d.state, d.attempts, d.created_at,
  case when d.state = 'pending' then d.due_at end as due_at, d.last_attempt_at, d.http_status, d.error, d.body_head`;

export const deliverySortKeys: SortKeys = new Map([
  ["id", { expression: sql.ref("d.event_id"), kind: "uuid", nullable: false }],
  ["created_at", { expression: sql.ref("d.created_at"), kind: "timestamptz", nullable: false }],
]);

/** One page of the deliveries of a webhook. That the caller may see it has been checked. */
export function listDeliveries(
  { kysely }: Pick<Database, "kysely">,
  webhookId: string,
  filters: DeliveryFilters,
  page: PageRequest,
): Promise<Page<DeliveryRow>> {
  const conditions: RawBuilder<unknown>[] = [sql`d.webhook_id = ${webhookId}`];
  if (filters.state !== undefined) conditions.push(sql`d.state = ${filters.state}`);
  if (filters.trigger !== undefined) conditions.push(sql`d.trigger = ${filters.trigger}`);
  return readPage(
    kysely,
    { columns: COLUMNS, from: sql`webhook_deliveries d`, conditions, sortKeys: deliverySortKeys },
    page,
  );
}

/** One delivery with its event and every attempt; null where the webhook has none of that id. */
export async function readDelivery(
  { kysely }: Pick<Database, "kysely">,
  webhookId: string,
  id: string,
): Promise<{
  readonly delivery: DeliveryRow;
  readonly event: QueuedEvent;
  readonly attempts: readonly AttemptRow[];
} | null> {
  const found = await sql<DeliveryRow & { event: QueuedEvent }>`
    select ${COLUMNS}, json_build_object('id', e.id, 'trigger', e.trigger, 'model', e.model, 'integrationId', e.integration_id,
      'vendor', i.vendor, 'subjectId', e.subject_id, 'payload', e.payload) as event
    from webhook_deliveries d
    join webhook_events e on e.id = d.event_id
    join integrations i on i.id = e.integration_id
    where d.webhook_id = ${webhookId} and d.event_id = ${id}`.execute(kysely);
  const row = found.rows[0];
  if (!row) return null;
  const attempts = await sql<AttemptRow>`
    select attempt, at, duration_ms, http_status, error, body_head from webhook_attempts
    where webhook_id = ${webhookId} and event_id = ${id} order by attempt`.execute(kysely);
  const { event, ...delivery } = row;
  return { delivery, event, attempts: attempts.rows };
}
