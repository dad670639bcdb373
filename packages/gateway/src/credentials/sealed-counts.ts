import type pg from "pg";
import { keyIdOf, sealedColumns } from "./sealed-columns.ts";
import { SecretKeyError } from "./secret-key.ts";

/** How many secrets are sealed with each key, by key id. */
export type SealedCounts = ReadonlyMap<string, number>;

/** Counts what is sealed with which key. */
export async function countSealed(pool: pg.Pool): Promise<SealedCounts> {
  const all = sealedColumns
    .map(
      ({ table, column }) => `select ${keyIdOf(column)} as key_id from ${table} where ${column} is not null`,
    )
    .join(" union all ");
  const result = await pool.query<{ key_id: string; count: number }>(
    `select key_id, count(*)::int as count from (${all}) s group by key_id order by count desc, key_id`,
  );
  return new Map(result.rows.map(({ key_id, count }) => [key_id, count]));
}

/** What the keys at hand are good for. */
export type KeyFit =
  | { readonly kind: "fits" }
  /** Some secrets are sealed with keys that are not at hand. */
  | { readonly kind: "partly" | "wrong"; readonly missing: SealedCounts; readonly message: string };

/** Holds the keys at hand against what is sealed. Wrong: secrets there are, and none of them opens. */
export function keyFit(keyIds: readonly string[], counts: SealedCounts): KeyFit {
  const missing = new Map([...counts].filter(([keyId]) => !keyIds.includes(keyId)));
  if (missing.size === 0) return { kind: "fits" };
  const lacking = [...missing].map(([keyId, count]) => `${count} with key ${keyId}`).join(", ");
  return {
    kind: missing.size === counts.size ? "wrong" : "partly",
    missing,
    message: `Secrets of integrations and webhooks were sealed with keys that are not at hand (${lacking}); at hand is ${keyIds.join(", ")}. Give the key they were sealed with as GUESTCARD_SECRET_KEY, or beside a newer one in GUESTCARD_SECRET_KEY_PREVIOUS.`,
  };
}

/** @throws SecretKeyError where none of the secrets that are kept opens with the keys at hand. */
export async function refuseWrongKey(pool: pg.Pool, keyIds: readonly string[]): Promise<KeyFit> {
  const fit = keyFit(keyIds, await countSealed(pool));
  if (fit.kind === "wrong") throw new SecretKeyError(fit.message);
  return fit;
}
