import { type RawBuilder, sql } from "kysely";
import type { Database } from "../database/connect.ts";
import type { SortKey, SortKeys } from "../records/list-order.ts";
import { type Page, type PageRequest, readPage } from "../records/list-page.ts";
import type { WebhookTrigger } from "./triggers.ts";

/** A webhook as it is read to be shown. Its headers are still sealed; its secrets are not read at all. */
export type WebhookRow = {
  readonly id: string;
  readonly url: string;
  readonly headers_sealed: string | null;
  readonly active: boolean;
  readonly switched_off_at: Date | null;
  readonly previous_secret_until: Date | null;
  readonly failing_since: Date | null;
  readonly last_success_at: Date | null;
  readonly triggers: { id: string; trigger: WebhookTrigger; model: string | null }[];
  readonly created_at: Date;
  readonly updated_at: Date;
};

const COLUMNS = sql`w.id, w.url, w.headers_sealed, w.active, w.switched_off_at, w.created_at, w.updated_at,
  case when w.previous_secret_until > now() then w.previous_secret_until end as previous_secret_until,
  (select l.failing_since from webhook_lanes l where l.webhook_id = w.id) as failing_since,
  (select l.last_success_at from webhook_lanes l where l.webhook_id = w.id) as last_success_at,
  (select coalesce(json_agg(json_build_object('id', t.id, 'trigger', t.trigger, 'model', t.model) order by t.trigger), '[]')
   from webhook_triggers t where t.webhook_id = w.id) as triggers`;

const key = (name: keyof WebhookRow, kind: SortKey["kind"]): [string, SortKey] => [
  name,
  { expression: sql.ref(`w.${name}`), kind, nullable: false },
];

export const webhookSortKeys: SortKeys = new Map([
  key("id", "uuid"),
  key("created_at", "timestamptz"),
  key("updated_at", "timestamptz"),
  key("url", "text"),
  key("active", "boolean"),
]);

/** One page of an account's webhooks. @param active null: whether active or not. */
export function listWebhooks(
  { kysely }: Pick<Database, "kysely">,
  accountId: string,
  active: boolean | null,
  page: PageRequest,
): Promise<Page<WebhookRow>> {
  const conditions: RawBuilder<unknown>[] = [sql`w.account_id = ${accountId}`];
  if (active !== null) conditions.push(sql`w.active = ${active}`);
  return readPage(
    kysely,
    { columns: COLUMNS, from: sql`webhooks w`, conditions, sortKeys: webhookSortKeys },
    page,
  );
}

/** One webhook of an account; null where it has none of that id. */
export async function readWebhook(
  { kysely }: Pick<Database, "kysely">,
  accountId: string,
  id: string,
): Promise<WebhookRow | null> {
  const found = await sql<WebhookRow>`
    select ${COLUMNS} from webhooks w where w.account_id = ${accountId} and w.id = ${id}`.execute(kysely);
  return found.rows[0] ?? null;
}

/** Whether the account has a webhook of that id, and whether it is active; null: it has none. */
export async function isWebhookActive(
  { pool }: Pick<Database, "pool">,
  accountId: string,
  id: string,
): Promise<boolean | null> {
  const found = await pool.query<{ active: boolean }>(
    `select active from webhooks where account_id = $1 and id = $2`,
    [accountId, id],
  );
  return found.rows[0]?.active ?? null;
}
