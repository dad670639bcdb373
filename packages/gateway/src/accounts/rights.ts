import type { Premise } from "../database/premises.ts";

/** What a key may do. `admin` manages integrations, webhooks and logs; it does not include the other two. */
export type Right = "read" | "write" | "admin";

export const allRights: readonly Right[] = ["read", "write", "admin"];

/** Who is asking: the account, the key, and what it may do. */
export type Caller = {
  readonly accountId: string;
  readonly apiKeyId: string;
  readonly rights: ReadonlySet<Right>;
  /** That the key still is what it was when it was read. */
  readonly standing: Premise;
};

/** The caller that an API key makes of whoever holds it. */
export function callerOf(key: {
  readonly id: string;
  readonly account_id: string;
  readonly rights: readonly Right[];
}): Caller {
  const { id, account_id: accountId, rights } = key;
  return {
    accountId,
    apiKeyId: id,
    rights: new Set(rights),
    standing: { kind: "api_key", accountId, id, model: null, version: rights.join() },
  };
}
