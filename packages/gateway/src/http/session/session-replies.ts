import { type Static, Type } from "typebox";
import type { SessionIdentity } from "../../sessions/sessions.ts";
import { csrfTokenOf } from "../../sessions/session-secret.ts";
import type { Session } from "../../sessions/sessions.ts";
import { allRights } from "../../accounts/rights.ts";

/** Who is signed in. */
export const sessionReply = Type.Object({
  account: Type.Object({ id: Type.String(), name: Type.String() }),
  api_key: Type.Object({
    id: Type.String(),
    name: Type.String(),
    rights: Type.Array(Type.Enum([...allRights])),
  }),
  csrf_token: Type.Unsafe<string | null>({
    type: ["string", "null"],
    description:
      "To be sent as `X-CSRF-Token` with every request that is no GET; null: this request came with an API key.",
  }),
  expires_at: Type.Unsafe<string | null>({
    type: ["string", "null"],
    description: "When the session ends at the latest; null: this request came with an API key.",
  }),
});

export function toSessionReply(
  { account, apiKey }: SessionIdentity,
  session: Session | null,
): Static<typeof sessionReply> {
  return {
    account: { ...account },
    api_key: { id: apiKey.id, name: apiKey.name, rights: [...apiKey.rights] },
    csrf_token: session && csrfTokenOf(session.secret),
    expires_at: session && session.expiresAt.toISOString(),
  };
}
