import { webCrypto } from "./web-crypto.ts";

const KEY_BYTES = 16;
const LONGEST = 255;

/** A new key. `randomUUID` would ask for a page that was loaded over https. */
export async function newIdempotencyKey(): Promise<string> {
  const bytes = (await webCrypto()).getRandomValues(new Uint8Array(KEY_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @throws TypeError where the gateway would not take this key. */
export function checkIdempotencyKey(key: string): void {
  if (!/^[\u0020-\u007E]+$/.test(key) || key.length > LONGEST)
    throw new TypeError(`An idempotency key has 1 to ${LONGEST} printable ASCII characters.`);
}
