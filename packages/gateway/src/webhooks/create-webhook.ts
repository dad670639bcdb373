import { randomUUIDv7 } from "node:crypto";
import { sql } from "kysely";
import { originOf } from "../audit/changed-fields.ts";
import { type Doer, recordActIn } from "../audit/record-act.ts";
import type { Sealer } from "../credentials/sealer.ts";
import type { Database } from "../database/connect.ts";
import type { CreateWebhookBody } from "./webhook-body.ts";
import { recordHistory } from "./webhook-history.ts";
import { generateSecret } from "./webhook-secret.ts";
import { setTriggers } from "./set-triggers.ts";

/** A webhook's id and its secret, which is shown this once. */
export type WebhookCreated = { readonly id: string; readonly secret: string };

/** Makes a webhook and its lane. Headers and secret are sealed with the webhook's id as context. */
export async function createWebhook(
  { kysely }: Pick<Database, "kysely">,
  sealer: Sealer,
  accountId: string,
  body: CreateWebhookBody,
  doer: Doer,
): Promise<WebhookCreated> {
  const id = randomUUIDv7();
  const secret = body.secret ?? generateSecret();
  const headers = body.headers ? sealer.seal(JSON.stringify(body.headers), id) : null;
  await kysely.transaction().execute(async (transaction) => {
    await sql`
      insert into webhooks (id, account_id, url, headers_sealed, secret_sealed, active)
      values (${id}, ${accountId}, ${body.url}, ${headers}, ${sealer.seal(secret, id)}, ${body.active ?? false})`.execute(
      transaction,
    );
    await sql`insert into webhook_lanes (webhook_id) values (${id})`.execute(transaction);
    await setTriggers(transaction, { id, accountId }, body.triggers, body.model ?? null);
    await recordHistory(transaction, id, ["created"]);
    const { active = false, triggers, model = null, url } = body;
    await recordActIn(transaction, doer, {
      action: "webhook.created",
      accountId,
      object: { kind: "webhook", id },
      after: { origin: originOf(url), active, triggers, model },
    });
  });
  return { id, secret };
}
