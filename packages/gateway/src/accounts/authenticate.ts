import { hash, timingSafeEqual } from "node:crypto";
import type pg from "pg";
import { groupCommit } from "../database/group-commit.ts";
import { createRowMemory } from "../database/row-memory.ts";
import { type Caller, callerOf, type Right } from "./rights.ts";

/** Says whose tokens are whose. */
export type Authenticator = {
  /** Asks the database, so that a revoked key is refused from the next request on. @throws its error where it is away. */
  authenticate(token: string): Promise<Caller | null>;
  /**
   * Whose the token was when it was last asked for; null where that is not known. Only for a request whose
   * transaction confirms the caller's `standing`.
   */
  recallCaller(token: string): Caller | null;
};

type KeyRow = { id: string; account_id: string; token_hash: Buffer; rights: Right[] };

const MOST_IN_ONE = 1000;
/** A caller is about 500 bytes. */
const REMEMBERED = { most: 10_000, forMs: 10 * 60_000 };

/** Looks tokens up by their hash, all that arrive together with one query. */
export function createAuthenticator(pool: pg.Pool): Authenticator {
  const memory = createRowMemory<Caller>(REMEMBERED);
  const readKeys = groupCommit({
    commit: async (hashes: readonly string[]): Promise<readonly { caller: Caller | null }[]> => {
      const bytes = hashes.map((one) => Buffer.from(one, "hex"));
      const result = await pool.query<KeyRow>({
        name: "read-api-keys",
        text: `select id, account_id, token_hash, rights from api_keys where token_hash = any($1) and revoked_at is null`,
        values: [bytes],
      });
      return bytes.map((wanted) => {
        const row = result.rows.find((candidate) => timingSafeEqual(candidate.token_hash, wanted));
        return { caller: row ? callerOf(row) : null };
      });
    },
    most: MOST_IN_ONE,
    isPatient: () => false,
  });
  // As `hashToken`, in the form that is cheapest to look up.
  const hashOf = (token: string): string => hash("sha256", token, "hex");
  return {
    async authenticate(token) {
      const tokenHash = hashOf(token);
      const { caller } = await readKeys(tokenHash);
      if (caller) memory.keep(tokenHash, caller);
      else memory.forget(tokenHash);
      return caller;
    },
    recallCaller: (token) => memory.recall(hashOf(token)),
  };
}
