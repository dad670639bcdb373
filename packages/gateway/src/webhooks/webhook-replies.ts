import { type Static, type TProperties, Type } from "typebox";
import type { Sealer } from "../credentials/sealer.ts";
import type { WebhookRow } from "./read-webhooks.ts";
import { webhookTriggers } from "./triggers.ts";
import { type WebhookHeader, webhookHeader } from "./webhook-body.ts";
import { MASKED_SECRET } from "./webhook-secret.ts";

const time = Type.Unsafe<string | null>({ type: ["string", "null"] });
const headers = Type.Array(webhookHeader);

const fields = {
  id: Type.String(),
  created_at: Type.String(),
  updated_at: Type.String(),
  url: Type.String(),
  active: Type.Boolean(),
  secret: Type.String({ description: "Shown by the answer that sets it, and masked everywhere else." }),
  system: Type.Enum(["PRODUCTION", "SANDBOX"]),
  triggers: Type.Array(
    Type.Object({
      id: Type.String(),
      trigger: Type.Enum([...webhookTriggers]),
      model: Type.Unsafe<string | null>({ type: ["string", "null"] }),
    }),
  ),
  switched_off_at: Type.Unsafe<string | null>({
    type: ["string", "null"],
    description:
      "Beyond the contract, as is what follows: when Guestcard switched it off because it only failed.",
  }),
  failing_since: time,
  last_success_at: time,
  previous_secret_until: time,
} satisfies TProperties;

/** A webhook as it is read: the contract has no null for headers there. */
export const webhookRead = Type.Object({ ...fields, headers: Type.Optional(headers) });

/** A webhook as creating or changing it answers. */
export const webhookWritten = Type.Object({
  ...fields,
  headers: Type.Unsafe<WebhookHeader[] | null>({ anyOf: [headers, { type: "null" }] }),
});

function toFields(row: WebhookRow, secret: string | null) {
  return {
    id: row.id,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    url: row.url,
    active: row.active,
    secret: secret ?? MASKED_SECRET,
    system: "PRODUCTION" as const,
    triggers: row.triggers,
    switched_off_at: row.switched_off_at?.toISOString() ?? null,
    failing_since: row.failing_since?.toISOString() ?? null,
    last_success_at: row.last_success_at?.toISOString() ?? null,
    previous_secret_until: row.previous_secret_until?.toISOString() ?? null,
  };
}

/** A webhook's own headers. */
export function openHeaders(
  sealer: Sealer,
  webhookId: string,
  sealed: string | null,
): WebhookHeader[] | null {
  return sealed === null ? null : (JSON.parse(sealer.open(sealed, webhookId)) as WebhookHeader[]);
}

export function toWebhookRead(sealer: Sealer, row: WebhookRow): Static<typeof webhookRead> {
  const own = openHeaders(sealer, row.id, row.headers_sealed);
  return { ...toFields(row, null), ...(own && { headers: own }) };
}

/** @param secret where this answer is the one that shows it; null otherwise. */
export function toWebhookWritten(
  sealer: Sealer,
  row: WebhookRow,
  secret: string | null,
): Static<typeof webhookWritten> {
  return { ...toFields(row, secret), headers: openHeaders(sealer, row.id, row.headers_sealed) };
}
