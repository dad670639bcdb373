import { type RawBuilder, sql } from "kysely";
import type { Database } from "../database/connect.ts";
import { lowestIdAt } from "../database/partitions.ts";
import type { SortKeys } from "./list-order.ts";
import { type Page, type PageRequest, readPage } from "./list-page.ts";

/** A change of a record. */
export type DataDiff = {
  readonly id: string;
  readonly model: string;
  readonly model_record_id: string;
  readonly event_type: "NEW" | "UPDATE";
  /** The fields that changed, in `new` and `previous`. */
  readonly data_diff: Readonly<Record<string, unknown>>;
  readonly job_id: string | null;
  readonly integration_id: string;
  /** Milliseconds since 1970, from the id. */
  readonly created_ms: number;
};

export type DataDiffFilters = {
  readonly integrationId?: string;
  readonly before?: Date;
  readonly after?: Date;
};

/** A diff's UUIDv7 is made when it is: the order of ids is that of time, and it has an index. */
export const dataDiffSortKeys: SortKeys = new Map([
  ["id", { expression: sql.ref("id"), kind: "uuid", nullable: false }],
  ["created_at", { expression: sql.ref("id"), kind: "uuid", nullable: false }],
]);

const COLUMNS = sql`id, model, record_id as model_record_id, case when is_new then 'NEW' else 'UPDATE' end as event_type,
  diff as data_diff, job_id, integration_id,
  ('x' || lpad(replace(left(id::text, 13), '-', ''), 16, '0'))::bit(64)::bigint::float8 as created_ms`;

/** One page of the changes of an account's records. */
export function listDataDiffs(
  { kysely }: Pick<Database, "kysely">,
  accountId: string,
  { integrationId, before, after }: DataDiffFilters,
  page: PageRequest,
): Promise<Page<DataDiff>> {
  const conditions: RawBuilder<unknown>[] = [sql`account_id = ${accountId}`];
  if (integrationId !== undefined) conditions.push(sql`integration_id = ${integrationId}`);
  if (before) conditions.push(sql`id < ${lowestIdAt(before)}`);
  if (after) conditions.push(sql`id >= ${lowestIdAt(after)}`);
  return readPage(
    kysely,
    { columns: COLUMNS, from: sql`data_diffs`, conditions, sortKeys: dataDiffSortKeys },
    page,
  );
}
