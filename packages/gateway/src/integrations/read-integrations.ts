import { type RawBuilder, sql } from "kysely";
import type { Database } from "../database/connect.ts";
import { type Page, type PageRequest, readPage } from "../records/list-page.ts";
import type { SortKey, SortKeys } from "../records/list-order.ts";
import { integrationColumns, type IntegrationRow } from "./integration-row.ts";

/** Why an integration, or one of its properties, waits. */
export type IntegrationBlock = {
  readonly x_property_id: string | null;
  readonly cause: string;
  readonly reason: string;
  readonly since: Date;
  readonly next_probe_at: Date;
};

/** How things stand with an integration. */
export type IntegrationCondition = {
  readonly blocks: readonly IntegrationBlock[];
  readonly waitingWrites: number;
  readonly isRunningSync: boolean;
  readonly isCheckingDataAccess: boolean;
};

/** Counting a long backlog to its end would take long; more than this says enough. */
export const MOST_WAITING_COUNTED = 10_000;

const COLUMNS = sql.join(integrationColumns.map((column) => sql.ref(column)));
/** RPX refused the credentials themselves; a missing subscription is none of their business. */
const CREDENTIAL_CAUSES = ["credentials", "licence", "forbidden"];
const CAN_AUTHENTICATE = sql`not exists (
  select from lane_blocks b where b.integration_id = i.id and b.x_property_id = '' and b.cause = any(${CREDENTIAL_CAUSES}))`;

const LAST_CHECK = sql`(
  select c.last_finished_at from data_access_checks c where c.integration_id = i.id)`;
const STANDING = sql`${CAN_AUTHENTICATE} as can_authenticate, ${LAST_CHECK} as last_data_access_check`;

export type ListedIntegration = IntegrationRow & {
  readonly can_authenticate: boolean;
  readonly last_data_access_check: Date | null;
};

const key = (name: keyof IntegrationRow, kind: SortKey["kind"], nullable = false): [string, SortKey] => [
  name,
  { expression: sql.ref(name), kind, nullable },
];

export const integrationSortKeys: SortKeys = new Map([
  key("id", "uuid"),
  key("created_at", "timestamptz"),
  key("updated_at", "timestamptz"),
  key("name", "text"),
  key("vendor", "text"),
  key("active", "boolean"),
  key("is_archived", "boolean"),
  key("last_completed_sync", "timestamptz", true),
  key("last_completed_back_sync", "timestamptz", true),
]);

/** One page of an account's integrations. */
export function listIntegrations(
  { kysely }: Pick<Database, "kysely">,
  accountId: string,
  isArchived: boolean | undefined,
  page: PageRequest,
): Promise<Page<ListedIntegration>> {
  const conditions: RawBuilder<unknown>[] = [sql`account_id = ${accountId}`];
  if (isArchived !== undefined) conditions.push(sql`is_archived = ${isArchived}`);
  const columns = sql`${COLUMNS}, ${STANDING}`;
  return readPage(
    kysely,
    { columns, from: sql`integrations i`, conditions, sortKeys: integrationSortKeys },
    page,
  );
}

/** An integration of an account and how things stand with it; null where it has none of that id. */
export async function readIntegration(
  { kysely }: Pick<Database, "kysely">,
  accountId: string,
  id: string,
): Promise<{ readonly integration: ListedIntegration; readonly condition: IntegrationCondition } | null> {
  const found = await sql<
    ListedIntegration & { waiting: number; is_running_sync: boolean; is_checking: boolean }
  >`
    select ${COLUMNS}, ${STANDING},
      (select count(*)::int from (
        select from writes w where w.integration_id = i.id and w.due_at < 'infinity' and w.state = 'waiting'
        limit ${MOST_WAITING_COUNTED}) counted) as waiting,
      exists (select from sync_runs s where s.integration_id = i.id and s.state in ('waiting', 'running')) as is_running_sync,
      exists (select from data_access_checks c
        where c.integration_id = i.id and c.finished_at is null and c.expires_at > now()) as is_checking
    from integrations i where account_id = ${accountId} and id = ${id}`.execute(kysely);
  const row = found.rows[0];
  if (!row) return null;
  const blocks = await sql<IntegrationBlock>`
    select nullif(x_property_id, '') as x_property_id, cause, reason, since, probe_at as next_probe_at
    from lane_blocks where integration_id = ${id} order by since, x_property_id`.execute(kysely);
  const { waiting, is_running_sync, is_checking, ...integration } = row;
  return {
    integration,
    condition: {
      blocks: blocks.rows,
      waitingWrites: waiting,
      isRunningSync: is_running_sync,
      isCheckingDataAccess: is_checking,
    },
  };
}

/** True where the account has an integration of that id. */
export async function hasIntegration(
  { pool }: Pick<Database, "pool">,
  accountId: string,
  id: string,
): Promise<boolean> {
  const found = await pool.query(`select from integrations where account_id = $1 and id = $2`, [
    accountId,
    id,
  ]);
  return found.rowCount === 1;
}
