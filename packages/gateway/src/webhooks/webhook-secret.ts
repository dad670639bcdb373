import { randomBytes } from "node:crypto";

/** Secrets that begin so are base64 of the key (Standard Webhooks, "Signature scheme"); any other is the key itself. */
export const ENCODED_PREFIX = "whsec_";
/** Standard Webhooks asks for 24 to 64 bytes. */
const SECRET_BYTES = 32;

/** What stands in place of a secret that was shown before. Too short to be taken for one if it is sent back. */
export const MASKED_SECRET = "********";

/** How long the secret before a rotation goes on signing beside the new one, unless the rotation says otherwise. */
export const OVERLAP_SECONDS = 24 * 3600;

/** Makes a secret of 256 random bits. */
export function generateSecret(): string {
  return `${ENCODED_PREFIX}${randomBytes(SECRET_BYTES).toString("base64")}`;
}

/** What is wrong with a secret that a caller chose, in words; null: nothing. Its length is the schema's business. */
export function secretFault(secret: string): string | null {
  if (!/^[\u0021-\u007E]+$/.test(secret)) return "Must be printable ASCII without spaces";
  if (!secret.startsWith(ENCODED_PREFIX)) return null;
  const encoded = secret.slice(ENCODED_PREFIX.length);
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(encoded) && encoded.length % 4 === 0;
  return isBase64 ? null : `Must be base64 after ${ENCODED_PREFIX}`;
}
