import { randomUUIDv7 } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { Database } from "../database/connect.ts";
import type { Schema } from "../database/schema.ts";
import type { SortKeys } from "../records/list-order.ts";
import { type Page, type PageRequest, readPage } from "../records/list-page.ts";

/** What happens to a webhook itself. `switched_off` is Guestcard's own doing, the others are callers'. */
export const historyEvents = [
  "created",
  "changed",
  "activated",
  "deactivated",
  "secret_rotated",
  "switched_off",
  "deliveries_dropped",
] as const;

export type HistoryEvent = (typeof historyEvents)[number];

export type HistoryRow = {
  readonly id: string;
  readonly at: Date;
  readonly event: HistoryEvent;
  readonly reason: string | null;
};

export const historySortKeys: SortKeys = new Map([
  ["id", { expression: sql.ref("id"), kind: "uuid", nullable: false }],
  // Ids are UUIDv7: their order is that of time.
  ["created_at", { expression: sql.ref("id"), kind: "uuid", nullable: false }],
]);

/** Writes down what happened, in the caller's transaction. */
export async function recordHistory(
  database: Kysely<Schema>,
  webhookId: string,
  events: readonly HistoryEvent[],
): Promise<void> {
  for (const event of events)
    await sql`insert into webhook_history (webhook_id, id, event) values (${webhookId}, ${randomUUIDv7()}, ${event})`.execute(
      database,
    );
}

/** One page of what happened to a webhook. That the caller may see it has been checked. */
export function listHistory(
  { kysely }: Pick<Database, "kysely">,
  webhookId: string,
  page: PageRequest,
): Promise<Page<HistoryRow>> {
  return readPage(
    kysely,
    {
      columns: sql`id, at, event, reason`,
      from: sql`webhook_history`,
      conditions: [sql`webhook_id = ${webhookId}`],
      sortKeys: historySortKeys,
    },
    page,
  );
}
