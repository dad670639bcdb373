import { type Kysely, sql } from "kysely";
import { originOf } from "../audit/changed-fields.ts";
import { type Doer, recordAct, recordActIn } from "../audit/record-act.ts";
import type { Sealer } from "../credentials/sealer.ts";
import type { Database } from "../database/connect.ts";
import { inTransaction } from "../database/in-transaction.ts";
import type { Schema } from "../database/schema.ts";
import { replaceSecret } from "./rotate-secret.ts";
import { setTriggers } from "./set-triggers.ts";
import type { WebhookTrigger } from "./triggers.ts";
import type { ChangeWebhookBody } from "./webhook-body.ts";
import { type HistoryEvent, recordHistory } from "./webhook-history.ts";
import { OVERLAP_SECONDS } from "./webhook-secret.ts";

/** Changes what the body names. A new secret rotates. False: this account has no webhook of that id. */
export async function changeWebhook(
  { kysely }: Pick<Database, "kysely">,
  sealer: Sealer,
  accountId: string,
  id: string,
  body: ChangeWebhookBody,
  doer: Doer,
): Promise<boolean> {
  const headers = body.headers ? sealer.seal(JSON.stringify(body.headers), id) : null;
  return kysely.transaction().execute(async (transaction) => {
    const before = await sql<{ active: boolean; switched_off: boolean; url: string }>`
      select active, url, switched_off_at is not null as switched_off from webhooks
      where account_id = ${accountId} and id = ${id} for no key update`.execute(transaction);
    const [row] = before.rows;
    if (!row) return false;
    await sql`
      update webhooks set url = coalesce(${body.url ?? null}, url), active = coalesce(${body.active ?? null}, active),
        headers_sealed = coalesce(${headers}, headers_sealed),
        switched_off_at = case when ${body.active === undefined} then switched_off_at end, updated_at = now()
      where id = ${id}`.execute(transaction);
    const events: HistoryEvent[] = [];
    if (body.active === true && !row.active) {
      await beginAnew(transaction, id);
      events.push("activated");
    }
    if (body.active === false && (row.active || row.switched_off)) events.push("deactivated");
    if (body.triggers || body.model !== undefined) await changeTriggers(transaction, { id, accountId }, body);
    if (body.secret !== undefined) {
      await replaceSecret(transaction, sealer, id, { secret: body.secret, overlapSeconds: OVERLAP_SECONDS });
      events.push("secret_rotated");
    }
    if (body.url !== undefined || body.headers || body.triggers || body.model !== undefined)
      events.push("changed");
    await recordHistory(transaction, id, events);
    await recordActIn(transaction, doer, {
      action: "webhook.changed",
      accountId,
      object: { kind: "webhook", id },
      before: { origin: originOf(row.url), active: row.active },
      after: { ...shownChanges(body), events },
    });
    return true;
  });
}

/** What a change says, without what is secret. */
function shownChanges(body: ChangeWebhookBody): Record<string, unknown> {
  const { active, triggers, model, url, headers } = body;
  return {
    ...(active !== undefined && { active }),
    ...(triggers && { triggers }),
    ...(model !== undefined && { model }),
    ...(url !== undefined && { origin: originOf(url) }),
    ...(headers && { headers: "replaced" }),
  };
}

/** What waited while it was off is due, and earlier failures count no more. */
async function beginAnew(database: Kysely<Schema>, id: string): Promise<void> {
  // Deliveries before lanes, as everywhere, so that no two statements wait for each other.
  await sql`
    update webhook_deliveries set due_at = now() where webhook_id = ${id} and state = 'pending'`.execute(
    database,
  );
  await sql`
    update webhook_lanes set due_at = now(), failures_in_row = 0, failing_since = null where webhook_id = ${id}`.execute(
    database,
  );
}

/** Of triggers and model, what the body leaves out stays. */
async function changeTriggers(
  database: Kysely<Schema>,
  webhook: { readonly id: string; readonly accountId: string },
  body: ChangeWebhookBody,
): Promise<void> {
  const before = await sql<{ trigger: WebhookTrigger; model: string | null }>`
    select trigger, model from webhook_triggers where webhook_id = ${webhook.id}`.execute(database);
  const triggers = body.triggers ?? before.rows.map(({ trigger }) => trigger);
  const model =
    body.model === undefined ? (before.rows.find((row) => row.model !== null)?.model ?? null) : body.model;
  await setTriggers(database, webhook, triggers, model);
}

/** Deletes a webhook with its deliveries and its history. False: this account has none of that id. */
export async function deleteWebhook(
  { pool }: Pick<Database, "pool">,
  accountId: string,
  id: string,
  doer: Doer,
): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const deleted = await client.query<{ url: string; active: boolean }>(
      `delete from webhooks where account_id = $1 and id = $2 returning url, active`,
      [accountId, id],
    );
    const [row] = deleted.rows;
    if (!row) return false;
    await recordAct(client, doer, {
      action: "webhook.deleted",
      accountId,
      object: { kind: "webhook", id },
      before: { origin: originOf(row.url), active: row.active },
    });
    return true;
  });
}
