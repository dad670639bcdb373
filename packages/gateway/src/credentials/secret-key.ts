import { createHash, randomBytes } from "node:crypto";

/** A key that seals secrets at rest. */
export type SecretKey = {
  /** Hash of the key: stands in each sealed text, and may be shown. */
  readonly id: string;
  readonly bytes: Buffer;
};

const KEY_BYTES = 32;

/** Thrown where secrets cannot be read with the keys at hand; says which key is missing, never a key. */
export class SecretKeyError extends Error {
  override readonly name = "SecretKeyError";
}

/** The key that 32 bytes as 64 hexadecimal digits or in base64 give. @throws SecretKeyError where they are not that. */
export function parseSecretKey(text: string): SecretKey {
  const bytes = /^[0-9a-fA-F]{64}$/.test(text) ? Buffer.from(text, "hex") : Buffer.from(text, "base64url");
  if (bytes.length !== KEY_BYTES)
    throw new SecretKeyError("A secret key must be 32 bytes, as 64 hexadecimal digits or in base64.");
  return { id: idOf(bytes), bytes };
}

/** A new key of 256 random bits. */
export function makeSecretKey(): SecretKey {
  const bytes = randomBytes(KEY_BYTES);
  return { id: idOf(bytes), bytes };
}

function idOf(bytes: Buffer): string {
  return createHash("sha256").update("guestcard key id").update(bytes).digest("hex").slice(0, 8);
}
