import { randomUUIDv7 } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { Schema } from "../database/schema.ts";
import { isDataTrigger, type WebhookTrigger } from "./triggers.ts";

/** Makes these the triggers of a webhook. One that it had before keeps its id. */
export async function setTriggers(
  database: Kysely<Schema>,
  webhook: { readonly id: string; readonly accountId: string },
  triggers: readonly WebhookTrigger[],
  model: string | null,
): Promise<void> {
  const rows = [...new Set(triggers)].map((trigger) => ({
    id: randomUUIDv7(),
    trigger,
    model: isDataTrigger(trigger) ? model : null,
  }));
  await sql`
    delete from webhook_triggers
    where webhook_id = ${webhook.id} and trigger <> all(${rows.map(({ trigger }) => trigger)}::text[])`.execute(
    database,
  );
  await sql`
    insert into webhook_triggers (id, webhook_id, account_id, trigger, model)
    select r.id, ${webhook.id}, ${webhook.accountId}, r.trigger, r.model
    from json_to_recordset(${JSON.stringify(rows)}) as r (id uuid, trigger text, model text)
    on conflict (webhook_id, trigger) do update set model = excluded.model`.execute(database);
}
