import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

/** Seals secrets at rest. */
export type Sealer = {
  /** `context` (for example the integration's id) is bound in: a sealed text moved to another row does not open. */
  seal(secret: string, context: string): string;
  /** @throws Error where the text was sealed with another key or context, or was changed. */
  open(sealed: string, context: string): string;
};

const VERSION = "v1";
/** NIST SP 800-38D §8.2.2: a random 96-bit nonce is sound for 2^32 seals a key. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM under `key`. The envelope is `v1.<key id>.<nonce><tag><ciphertext>` (base64url); the key id, a hash
 * of the key, tells which key opens it, so that keys can be changed while both are at hand.
 */
export function createSealer(key: Buffer): Sealer {
  const keyId = createHash("sha256").update("guestcard key id").update(key).digest("hex").slice(0, 8);
  return {
    seal(secret, context) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
      return `${VERSION}.${keyId}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url")}`;
    },
    open(sealed, context) {
      const [version, sealedUnder, body] = sealed.split(".");
      if (version !== VERSION || sealedUnder === undefined || body === undefined)
        throw new Error("A sealed secret is not of a known form.");
      if (sealedUnder !== keyId)
        throw new Error(
          `A secret was sealed with key ${sealedUnder}, and GUESTCARD_SECRET_KEY is key ${keyId}. Start with the key it was sealed with.`,
        );
      const bytes = Buffer.from(body, "base64url");
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      })
        .setAAD(Buffer.from(context))
        .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      try {
        return Buffer.concat([
          decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)),
          decipher.final(),
        ]).toString("utf8");
      } catch (error) {
        throw new Error("A sealed secret was changed or moved.", { cause: error });
      }
    },
  };
}
