import { type RawBuilder, sql } from "kysely";
import type { Database } from "../database/connect.ts";
import { lowestIdAt } from "../database/partitions.ts";
import type { SortKeys } from "../records/list-order.ts";
import { type Page, type PageRequest, readPage } from "../records/list-page.ts";
import type { AuditAction } from "./actions.ts";

/** An administrative act as it was written down. */
export type RecordedAct = {
  readonly id: string;
  readonly at: Date;
  readonly actor_kind: "api_key" | "command_line" | "gateway";
  readonly actor_id: string | null;
  readonly actor_name: string;
  readonly action: AuditAction;
  readonly object_kind: string;
  readonly object_id: string | null;
  readonly request_id: string | null;
  readonly source_address: string | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
};

export type ActFilters = {
  readonly action?: AuditAction;
  readonly actorId?: string;
  readonly objectKind?: string;
  readonly objectId?: string;
  readonly before?: Date;
  readonly after?: Date;
};

/** An act's UUIDv7 is made when it is done: the order of ids is that of time, and it has an index. */
export const actSortKeys: SortKeys = new Map([
  ["id", { expression: sql.ref("id"), kind: "uuid", nullable: false }],
  ["created_at", { expression: sql.ref("id"), kind: "uuid", nullable: false }],
]);

const COLUMNS = sql`id, at, actor_kind, actor_id, actor_name, action, object_kind, object_id, request_id,
  source_address, before, after`;

/**
 * One page of the acts of an account.
 * @param accountId null: of all accounts, and on the installation itself.
 */
export function listActs(
  { kysely }: Pick<Database, "kysely">,
  accountId: string | null,
  filters: ActFilters,
  page: PageRequest,
): Promise<Page<RecordedAct>> {
  const conditions: RawBuilder<unknown>[] = [accountId === null ? sql`true` : sql`account_id = ${accountId}`];
  if (filters.action !== undefined) conditions.push(sql`action = ${filters.action}`);
  if (filters.actorId !== undefined) conditions.push(sql`actor_id = ${filters.actorId}`);
  if (filters.objectKind !== undefined) conditions.push(sql`object_kind = ${filters.objectKind}`);
  if (filters.objectId !== undefined) conditions.push(sql`object_id = ${filters.objectId}`);
  if (filters.before) conditions.push(sql`id < ${lowestIdAt(filters.before)}`);
  if (filters.after) conditions.push(sql`id >= ${lowestIdAt(filters.after)}`);
  return readPage(
    kysely,
    { columns: COLUMNS, from: sql`audit_events`, conditions, sortKeys: actSortKeys },
    page,
  );
}
