import { timingSafeEqual } from "node:crypto";
import type pg from "pg";
import { groupCommit } from "../database/group-commit.ts";
import { hashToken } from "./api-keys.ts";
import type { Caller, Right } from "./rights.ts";

/** Says whose token it is, or null. @throws the database's error where it is away. */
export type Authenticator = (token: string) => Promise<Caller | null>;

type KeyRow = { id: string; account_id: string; token_hash: Buffer; rights: Right[] };

const MOST_IN_ONE = 1000;

/**
 * Looks tokens up by their hash, all that arrive together with one query. Nothing is remembered, so a revoked key is
 * refused from the next request on, in every process.
 */
export function createAuthenticator(pool: pg.Pool): Authenticator {
  const readKeys = groupCommit({
    commit: async (hashes: readonly Buffer[]): Promise<readonly { caller: Caller | null }[]> => {
      const result = await pool.query<KeyRow>({
        name: "read-api-keys",
        text: `select id, account_id, token_hash, rights from api_keys where token_hash = any($1) and revoked_at is null`,
        values: [hashes],
      });
      return hashes.map((hash) => {
        const row = result.rows.find((candidate) => timingSafeEqual(candidate.token_hash, hash));
        return {
          caller: row ? { accountId: row.account_id, apiKeyId: row.id, rights: new Set(row.rights) } : null,
        };
      });
    },
    most: MOST_IN_ONE,
    isPatient: () => false,
  });
  return async (token) => (await readKeys(hashToken(token))).caller;
}
