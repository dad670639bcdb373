import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { ENCODED_PREFIX } from "./webhook-secret.ts";

/** The secrets that sign: the webhook's own, and the one before it during the overlap of a rotation. */
export type SigningSecrets = { readonly current: string; readonly previous: string | null };

/**
 * The headers that prove where a body comes from: `propexo-signature` (contract/propexo.md §4.3: hexadecimal
 * HMAC-SHA256 of the raw body) and those of Standard Webhooks. A Standard Webhooks receiver finds both signatures in
 * one header; Propexo's has room for one, so the previous secret's has a header of its own.
 */
export function signatureHeaders(
  secrets: SigningSecrets,
  message: { readonly id: string; readonly at: Date; readonly body: string },
): Record<string, string> {
  const { current, previous } = secrets;
  const all = previous === null ? [current] : [current, previous];
  return {
    "webhook-id": message.id,
    "webhook-timestamp": String(Math.floor(message.at.getTime() / 1000)),
    "webhook-signature": all
      .map((secret) => signer(secret).sign(message.id, message.at, message.body))
      .join(" "),
    "propexo-signature": hmac(current, message.body),
    ...(previous !== null && { "propexo-signature-previous": hmac(previous, message.body) }),
  };
}

/** A secret without the prefix is the key itself: a caller's own may be no base64. */
function signer(secret: string): Webhook {
  return secret.startsWith(ENCODED_PREFIX) ? new Webhook(secret) : new Webhook(secret, { format: "raw" });
}

const hmac = (secret: string, body: string): string =>
  createHmac("sha256", secret).update(body, "utf8").digest("hex");
