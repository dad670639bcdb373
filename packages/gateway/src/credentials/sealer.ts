import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { KeyRing } from "./key-ring.ts";
import { type SecretKey, SecretKeyError } from "./secret-key.ts";

/** Seals secrets at rest. */
export type Sealer = {
  /** `context` (for example the integration's id) is bound in: a sealed text moved to another row does not open. */
  seal(secret: string, context: string): string;
  /** @throws SecretKeyError where its key is not at hand; Error where the text was changed or moved. */
  open(sealed: string, context: string): string;
};

/** A sealer whose key for what is newly sealed can be chosen while it runs. */
export type ChoosingSealer = Sealer & {
  /** The ids of the keys that open, newest first. */
  keyIds(): readonly string[];
  /** The id of the key that seals; the newest unless another was chosen. */
  sealsWith(): string;
  /** From now on the key of this id seals. One that is not on the ring leaves it with the newest. */
  choose(keyId: string): void;
};

const VERSION = "v1";
/** NIST SP 800-38D §8.2.2: a random 96-bit nonce is sound for 2^32 seals a key. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM. The envelope is `v1.<key id>.<nonce><tag><ciphertext>` (base64url); the key id tells which key opens it. */
export function createSealer(ring: KeyRing): ChoosingSealer {
  let keys = ring.read();
  let chosen: string | null = null;
  const named = (id: string): SecretKey | undefined => keys.find((key) => key.id === id);

  /** A key that was forgotten meanwhile seals nothing any more, hence the reading anew: sealing is rare. */
  function sealingKey(): SecretKey {
    keys = ring.read();
    const key = (chosen === null ? undefined : named(chosen)) ?? keys[0];
    if (!key) throw new SecretKeyError("There is no secret key.");
    return key;
  }

  return {
    seal(secret, context) {
      const key = sealingKey();
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key.bytes, nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
      return `${VERSION}.${key.id}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url")}`;
    },
    open(sealed, context) {
      const [version, sealedUnder, body] = sealed.split(".");
      if (version !== VERSION || sealedUnder === undefined || body === undefined)
        throw new Error("A sealed secret is not of a known form.");
      if (!named(sealedUnder)) keys = ring.read();
      const key = named(sealedUnder);
      if (!key)
        throw new SecretKeyError(
          `A secret was sealed with key ${sealedUnder}; at hand is ${keys.map(({ id }) => id).join(", ")}. Start with the key it was sealed with, as GUESTCARD_SECRET_KEY or in GUESTCARD_SECRET_KEY_PREVIOUS.`,
        );
      return openWith(key, Buffer.from(body, "base64url"), context);
    },
    keyIds() {
      keys = ring.read();
      return keys.map(({ id }) => id);
    },
    sealsWith: () => sealingKey().id,
    choose(keyId) {
      chosen = keyId;
    },
  };
}

function openWith(key: SecretKey, bytes: Buffer, context: string): string {
  try {
    const decipher = createDecipheriv("aes-256-gcm", key.bytes, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(Buffer.from(context))
      .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([
      decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)),
      decipher.final(),
    ]).toString("utf8");
  } catch (error) {
    throw new Error("A sealed secret was changed or moved.", { cause: error });
  }
}
