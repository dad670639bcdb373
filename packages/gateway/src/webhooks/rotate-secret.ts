import { type Kysely, sql } from "kysely";
import { type Doer, recordActIn } from "../audit/record-act.ts";
import type { Sealer } from "../credentials/sealer.ts";
import type { Database } from "../database/connect.ts";
import type { Schema } from "../database/schema.ts";
import { recordHistory } from "./webhook-history.ts";
import { generateSecret } from "./webhook-secret.ts";

/** A new secret, and how long the old one goes on signing beside it. */
export type Rotation = { readonly secret: string; readonly overlapSeconds: number };

/** Puts a new secret in place, in the caller's transaction. A secret that was still ending ends at once. */
export async function replaceSecret(
  database: Kysely<Schema>,
  sealer: Sealer,
  id: string,
  rotation: Rotation,
): Promise<void> {
  await sql`
    update webhooks set previous_secret_sealed = secret_sealed,
      previous_secret_until = now() + ${rotation.overlapSeconds} * interval '1 second',
      secret_sealed = ${sealer.seal(rotation.secret, id)}, updated_at = now()
    where id = ${id}`.execute(database);
}

/** Rotates a webhook's secret and gives the new one, which is shown this once. Null: no webhook of that id. */
export async function rotateSecret(
  { kysely }: Pick<Database, "kysely">,
  sealer: Sealer,
  accountId: string,
  id: string,
  asked: { readonly secret: string | undefined; readonly overlapSeconds: number },
  doer: Doer,
): Promise<string | null> {
  const secret = asked.secret ?? generateSecret();
  return kysely.transaction().execute(async (transaction) => {
    const found =
      await sql`select from webhooks where account_id = ${accountId} and id = ${id} for no key update`.execute(
        transaction,
      );
    if (found.rows.length === 0) return null;
    await replaceSecret(transaction, sealer, id, { secret, overlapSeconds: asked.overlapSeconds });
    await recordHistory(transaction, id, ["secret_rotated"]);
    await recordActIn(transaction, doer, {
      action: "webhook.secret_rotated",
      accountId,
      object: { kind: "webhook", id },
      after: { overlap_seconds: asked.overlapSeconds },
    });
    return secret;
  });
}
