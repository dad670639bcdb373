import { sql } from "kysely";
import type { Database } from "../database/connect.ts";
import { type Page, type PageRequest, readPage } from "../records/list-page.ts";
import type { SortKeys } from "../records/list-order.ts";

export type SyncRow = {
  readonly id: string;
  readonly kind: "manual" | "scheduled" | "back";
  readonly models: string[];
  readonly state: "waiting" | "running" | "done" | "failed";
  readonly requested_at: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly counts: unknown;
  readonly errors: unknown[];
};

/** `created_at` is what every list is ordered by unless it is told otherwise. */
export const syncSortKeys: SortKeys = new Map([
  ["id", { expression: sql.ref("id"), kind: "uuid", nullable: false }],
  ["created_at", { expression: sql.ref("requested_at"), kind: "timestamptz", nullable: false }],
  ["requested_at", { expression: sql.ref("requested_at"), kind: "timestamptz", nullable: false }],
]);

/** The syncs of an integration, however they ended. */
export function listSyncs(
  { kysely }: Pick<Database, "kysely">,
  accountId: string,
  integrationId: string,
  page: PageRequest,
): Promise<Page<SyncRow>> {
  return readPage(
    kysely,
    {
      columns: sql`id, kind, models, state, requested_at, started_at, finished_at, counts, errors`,
      from: sql`sync_runs`,
      conditions: [sql`account_id = ${accountId}`, sql`integration_id = ${integrationId}`],
      sortKeys: syncSortKeys,
    },
    page,
  );
}
