/** What a key may do. `admin` manages integrations, webhooks and logs; it does not include the other two. */
export type Right = "read" | "write" | "admin";

export const allRights: readonly Right[] = ["read", "write", "admin"];

/** Who is asking: the account, the key, and what it may do. */
export type Caller = {
  readonly accountId: string;
  readonly apiKeyId: string;
  readonly rights: ReadonlySet<Right>;
};
