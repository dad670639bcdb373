import type pg from "pg";
import { LISTED_COLUMNS, LISTED_JOINS, type ListedWrite } from "../search/listed-write.ts";
import { type WriteState, writeStatus, type WriteStatus } from "../status/states.ts";
import type { WebhookTrigger } from "../webhooks/triggers.ts";
import { actionsFor, type WriteActions } from "./write-actions.ts";

/** One thing that happened to a write. */
export type TimelineEvent = {
  readonly at: string;
  readonly event: string;
  readonly from_state: string | null;
  readonly to_state: string;
  readonly attempt: number;
  readonly reason: string | null;
  readonly message_log_id: string | null;
  readonly detail: unknown;
};

/** A call to RPX that was made for a write. Its texts are a job log's data. */
export type TimelineCall = {
  readonly job_log_id: string;
  readonly method: string;
  readonly attempt: number;
  readonly outcome: string;
  readonly reason: string | null;
  readonly http_status: number | null;
  readonly message_log_id: string | null;
  readonly started_at: string;
  readonly finished_at: string;
};

/** A webhook that was told of a write, or is to be. */
export type TimelineDelivery = {
  readonly webhook_id: string;
  readonly delivery_id: string;
  readonly url: string;
  readonly trigger: WebhookTrigger;
  readonly state: "pending" | "delivered" | "failed";
  readonly attempts: number;
  readonly http_status: number | null;
  readonly error: string | null;
  readonly created_at: string;
  readonly last_attempt_at: string | null;
};

/** A write with everything that happened to it. */
export type WriteTimeline = {
  readonly id: string;
  readonly state: WriteState;
  readonly write_status: WriteStatus;
  readonly operation: string;
  readonly integration_id: string;
  readonly property_id: string;
  readonly x_property_id: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly due_at: string | null;
  readonly deadline_at: string;
  readonly attempts: number;
  readonly look_ups: number;
  readonly guest_card_id: string | null;
  readonly already_existed: boolean;
  readonly created_record_id: string | null;
  readonly errors: string[];
  readonly retry_of: string | null;
  readonly retried_by: string | null;
  readonly request: unknown;
  readonly integration_name: string;
  readonly property_name: string | null;
  readonly lead: Pick<ListedWrite, "first_name" | "last_name" | "email_1" | "phone_1">;
  readonly stored_at: string | null;
  /** When its personal data was taken out of it; null: it is there. */
  readonly erased_at: string | null;
  readonly actions: WriteActions;
  readonly events: TimelineEvent[];
  readonly calls: TimelineCall[];
  readonly deliveries: TimelineDelivery[];
};

type WriteRow = Pick<
  WriteTimeline,
  "x_property_id" | "look_ups" | "already_existed" | "errors" | "retry_of" | "retried_by" | "request"
> &
  ListedWrite & {
    readonly is_archived: boolean;
    readonly updated_at: Date;
    readonly due_at: Date | null;
    readonly deadline_at: Date;
    readonly erased_at: Date | null;
  };

/** Dates as the API writes them. */
type WithDates<Row, Names extends keyof Row> = Omit<Row, Names> & {
  readonly [Name in Names]: Date | Extract<Row[Name], null>;
};

/** Reads a write of this account and all that belongs to it, in order; null where it has none of that id. */
export async function readWriteTimeline(
  pool: pg.Pool,
  accountId: string,
  id: string,
): Promise<WriteTimeline | null> {
  const values = [accountId, id];
  const [writes, events, calls, deliveries] = await Promise.all([
    pool.query<WriteRow>(
      `select ${LISTED_COLUMNS}, w.x_property_id, w.updated_at, w.deadline_at, w.look_ups, w.already_existed, w.errors,
         case when w.due_at < 'infinity' then w.due_at end as due_at, w.retry_of, w.retried_by, w.request, w.erased_at, i.is_archived
       from writes w ${LISTED_JOINS} where w.account_id = $1 and w.id = $2`,
      values,
    ),
    pool.query<WithDates<TimelineEvent, "at">>(
      `select at, event, from_state, to_state, attempt, reason, message_log_id, detail
       from write_events where account_id = $1 and write_id = $2 order by version`,
      values,
    ),
    pool.query<WithDates<TimelineCall, "started_at" | "finished_at">>(
      `select id as job_log_id, method, attempt, outcome, reason, http_status, message_log_id, started_at, finished_at
       from exchanges where account_id = $1 and write_id = $2 order by id`,
      values,
    ),
    pool.query<WithDates<TimelineDelivery, "created_at" | "last_attempt_at">>(
      `select d.webhook_id, d.event_id as delivery_id, h.url, d.trigger, d.state, d.attempts, d.http_status, d.error,
         d.created_at, d.last_attempt_at
       from webhook_events e
       join webhook_deliveries d on d.event_id = e.id join webhooks h on h.id = d.webhook_id
       where e.account_id = $1 and e.subject_id = $2 order by d.event_id, d.webhook_id`,
      values,
    ),
  ]);
  const write = writes.rows[0];
  if (!write) return null;
  const { first_name, last_name, email_1, phone_1, last_error: _, is_archived, ...rest } = write;
  return {
    ...rest,
    lead: { first_name, last_name, email_1, phone_1 },
    write_status: writeStatus(write.state),
    created_at: write.created_at.toISOString(),
    updated_at: write.updated_at.toISOString(),
    due_at: write.due_at?.toISOString() ?? null,
    deadline_at: write.deadline_at.toISOString(),
    stored_at: write.stored_at?.toISOString() ?? null,
    erased_at: write.erased_at?.toISOString() ?? null,
    actions: actionsFor({ ...rest, is_archived, is_erased: write.erased_at !== null }),
    events: events.rows.map((event) => ({ ...event, at: event.at.toISOString() })),
    calls: calls.rows.map((call) => ({
      ...call,
      started_at: call.started_at.toISOString(),
      finished_at: call.finished_at.toISOString(),
    })),
    deliveries: deliveries.rows.map((delivery) => ({
      ...delivery,
      created_at: delivery.created_at.toISOString(),
      last_attempt_at: delivery.last_attempt_at?.toISOString() ?? null,
    })),
  };
}
