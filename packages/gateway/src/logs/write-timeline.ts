import type pg from "pg";
import { type WriteState, writeStatus, type WriteStatus } from "../status/states.ts";

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
  readonly events: TimelineEvent[];
};

type WriteRow = Omit<
  WriteTimeline,
  "write_status" | "created_at" | "updated_at" | "due_at" | "deadline_at" | "events"
> & {
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly due_at: Date | null;
  readonly deadline_at: Date;
};

/** Reads a write of this account and its events in order; null where it has none of that id. */
export async function readWriteTimeline(
  pool: pg.Pool,
  accountId: string,
  id: string,
): Promise<WriteTimeline | null> {
  const [writes, events] = await Promise.all([
    pool.query<WriteRow>(
      `select id, state, operation, integration_id, property_id, x_property_id, created_at, updated_at,
         case when due_at < 'infinity' then due_at end as due_at, deadline_at, attempts, look_ups, guest_card_id,
         already_existed, created_record_id, errors, retry_of, retried_by, request
       from writes where account_id = $1 and id = $2`,
      [accountId, id],
    ),
    pool.query<Omit<TimelineEvent, "at"> & { at: Date }>(
      `select at, event, from_state, to_state, attempt, reason, message_log_id, detail
       from write_events where account_id = $1 and write_id = $2 order by version`,
      [accountId, id],
    ),
  ]);
  const write = writes.rows[0];
  if (!write) return null;
  return {
    ...write,
    write_status: writeStatus(write.state),
    created_at: write.created_at.toISOString(),
    updated_at: write.updated_at.toISOString(),
    due_at: write.due_at?.toISOString() ?? null,
    deadline_at: write.deadline_at.toISOString(),
    events: events.rows.map((event) => ({ ...event, at: event.at.toISOString() })),
  };
}
