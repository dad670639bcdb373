import { type RawBuilder, sql } from "kysely";
import type { Database } from "../database/connect.ts";
import { type Page, type PageRequest, readPage } from "../records/list-page.ts";
import type { SortKeys } from "../records/list-order.ts";

/** One call to RPX (a row of `exchanges`) as the contract's job log. */
export type JobLogRow = {
  readonly id: string;
  readonly job_id: string | null;
  readonly created_at: Date;
  readonly job_type: string;
  readonly status: "SUCCESS" | "FAILURE";
  readonly root_job_id: string;
  readonly integration_id: string;
  readonly associated_property_id: string | null;
};

export type JobLogFilters = {
  readonly status?: "SUCCESS" | "FAILURE";
  readonly integrationId?: string;
  readonly jobType?: string;
  readonly writeId?: string;
};

/** What passed between Guestcard and RPX in one call; credentials were masked before it was kept. */
export type JobLogData = {
  readonly request: string;
  readonly reply: string | null;
  readonly http_status: number | null;
  readonly outcome: string;
  readonly reason: string | null;
  readonly message_log_id: string | null;
  readonly started_at: Date;
  readonly finished_at: Date;
};

const STATUS = sql`case when outcome in ('confirmed', 'answered') then 'SUCCESS' else 'FAILURE' end`;
const COLUMNS = sql`id, write_id as job_id, finished_at as created_at, method as job_type, ${STATUS} as status,
  coalesce(write_id, id) as root_job_id, integration_id, property_id as associated_property_id`;

export const jobLogSortKeys: SortKeys = new Map([
  ["id", { expression: sql.ref("id"), kind: "uuid", nullable: false }],
  // An exchange gets its UUIDv7 when it is recorded: the order of ids is that of time, and it has an index.
  ["created_at", { expression: sql.ref("id"), kind: "uuid", nullable: false }],
  ["job_type", { expression: sql.ref("method"), kind: "text", nullable: false }],
  ["status", { expression: STATUS, kind: "text", nullable: false }],
  ["integration_id", { expression: sql.ref("integration_id"), kind: "uuid", nullable: false }],
]);

/** One page of the calls that an account's writes and syncs made. */
export function listJobLogs(
  { kysely }: Pick<Database, "kysely">,
  accountId: string,
  filters: JobLogFilters,
  page: PageRequest,
): Promise<Page<JobLogRow>> {
  const conditions: RawBuilder<unknown>[] = [sql`account_id = ${accountId}`];
  if (filters.writeId !== undefined) conditions.push(sql`write_id = ${filters.writeId}`);
  if (filters.integrationId !== undefined) conditions.push(sql`integration_id = ${filters.integrationId}`);
  if (filters.jobType !== undefined) conditions.push(sql`method = ${filters.jobType}`);
  if (filters.status !== undefined) conditions.push(sql`${STATUS} = ${filters.status}`);
  return readPage(
    kysely,
    { columns: COLUMNS, from: sql`exchanges`, conditions, sortKeys: jobLogSortKeys },
    page,
  );
}

/** One call of an account; null where it has none of that id. */
export async function readJobLog(
  { kysely }: Pick<Database, "kysely">,
  accountId: string,
  id: string,
): Promise<JobLogRow | null> {
  const found = await sql<JobLogRow>`
    select ${COLUMNS} from exchanges where account_id = ${accountId} and id = ${id}`.execute(kysely);
  return found.rows[0] ?? null;
}

/** What was sent and answered in one call; null where the account has none of that id. */
export async function readJobLogData(
  { kysely }: Pick<Database, "kysely">,
  accountId: string,
  id: string,
): Promise<JobLogData | null> {
  const found = await sql<JobLogData>`
    select request, reply, http_status, outcome, reason, message_log_id, started_at, finished_at
    from exchanges where account_id = ${accountId} and id = ${id}`.execute(kysely);
  return found.rows[0] ?? null;
}
