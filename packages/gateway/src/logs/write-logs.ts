import type pg from "pg";
import { lowestIdAt } from "../database/partitions.ts";
import type { WriteOperation } from "../intake/new-write.ts";
import { statesTold, type WriteState, writeStatus } from "../status/states.ts";

export const timeRanges = ["hour", "day", "week", "month"] as const;
type TimeRange = (typeof timeRanges)[number];

const HOUR_MS = 3_600_000;
const RANGE_MS: Readonly<Record<TimeRange, number>> = {
  hour: HOUR_MS,
  day: 24 * HOUR_MS,
  week: 7 * 24 * HOUR_MS,
  month: 30 * 24 * HOUR_MS,
};

/** Propexo's categories of writes (contract/propexo.md §2.3). */
export const writeCategories = [
  "amenities",
  "applicants",
  "applications",
  "contracts",
  "crm_listings",
  "deposit_summaries",
  "event_types",
  "events",
  "file_types",
  "file_upload",
  "invoices",
  "leads",
  "leases",
  "listings",
  "properties",
  "purchase_orders",
  "recurring_resident_charges",
  "resident_charges",
  "resident_payments",
  "resident_pets",
  "residents",
  "service_request_vendors",
  "service_requests",
  "transactions",
  "units",
] as const;
type WriteCategory = (typeof writeCategories)[number];

const operationsOf: Readonly<Partial<Record<WriteCategory, readonly WriteOperation[]>>> = {
  leads: ["create_lead", "update_lead"],
  events: ["create_lead_event"],
};

export type WriteLogFilters = {
  readonly limit: number;
  readonly offset: number;
  readonly timeRange?: TimeRange;
  readonly integrationId?: string;
  readonly status?: "SUCCESS" | "FAILURE";
  readonly category?: WriteCategory;
};

/** A write that ended, as the contract's log of writes shows it. */
export type WriteLog = {
  readonly id: string;
  readonly created_at: string;
  readonly job_id: string;
  readonly job_log_id: string;
  readonly status: "SUCCESS" | "FAILURE";
  readonly integration_id: string;
  readonly job_type: string;
  readonly parameters: unknown;
  readonly error: string | null;
  readonly name: string;
  readonly vendor: string;
};

type Row = {
  id: string;
  created_at: Date;
  job_log_id: string;
  state: WriteState;
  integration_id: string;
  operation: string;
  request: unknown;
  errors: string[];
  name: string;
  vendor: string;
};

/**
 * The newest writes of an account, one row a write. One that is PENDING is left out: the contract's log knows success
 * and failure only, and a write that may still be delivered is neither.
 */
export async function listWriteLogs(
  pool: pg.Pool,
  accountId: string,
  filters: WriteLogFilters,
): Promise<WriteLog[]> {
  const { status, category, timeRange } = filters;
  const states = (status === undefined ? (["SUCCESS", "FAILURE"] as const) : [status]).flatMap(statesTold);
  const operations = category === undefined ? null : (operationsOf[category] ?? []);
  const since = timeRange === undefined ? null : lowestIdAt(new Date(Date.now() - RANGE_MS[timeRange]));
  const result = await pool.query<Row>(
    // Ids of writes are UUIDv7, so their order is that of acceptance, and a range of time a range of ids.
    `with page as (
       select id, account_id, created_at, state, integration_id, operation, request, errors from writes
       where account_id = $1 and state = any($2) and ($3::text[] is null or operation = any($3))
         and ($4::uuid is null or id >= $4) and ($5::uuid is null or integration_id = $5)
       order by id desc limit $6 offset $7
     )
     select p.*, i.name, i.vendor, coalesce(
       (select e.id from exchanges e where e.account_id = p.account_id and e.write_id = p.id order by e.id desc limit 1),
       p.id) as job_log_id
     from page p join integrations i on i.id = p.integration_id
     order by p.id desc`,
    [accountId, states, operations, since, filters.integrationId ?? null, filters.limit, filters.offset],
  );
  return result.rows.map((row) => ({
    id: row.id,
    created_at: row.created_at.toISOString(),
    job_id: row.id,
    job_log_id: row.job_log_id,
    status: writeStatus(row.state) === "SUCCESS" ? "SUCCESS" : "FAILURE",
    integration_id: row.integration_id,
    job_type: row.operation,
    parameters: row.request,
    error: row.errors.length > 0 ? row.errors.join("; ") : null,
    name: row.name,
    vendor: row.vendor,
  }));
}
