import { type Static, Type } from "typebox";
import type { ApiKeyRow } from "../../accounts/list-api-keys.ts";
import { allRights } from "../../accounts/rights.ts";

/** What an API key may do. */
export const keyRights = Type.Array(Type.Enum([...allRights]));

/** An API key as it is listed. Its token is kept nowhere. */
export const listedApiKey = Type.Object({
  id: Type.String(),
  name: Type.String(),
  rights: keyRights,
  created_at: Type.String(),
  revoked_at: Type.Unsafe<string | null>({
    type: ["string", "null"],
    description: "Since when it is refused; null: it is valid.",
  }),
  is_own: Type.Boolean({ description: "True: it is the key of this request." }),
});

export function toListedApiKey(row: ApiKeyRow, ownId: string): Static<typeof listedApiKey> {
  return {
    ...row,
    created_at: row.created_at.toISOString(),
    revoked_at: row.revoked_at?.toISOString() ?? null,
    is_own: row.id === ownId,
  };
}
