import { type Static, Type } from "typebox";
import type { SessionRow } from "../../sessions/list-sessions.ts";
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

/** A session as it is listed. What its cookie holds is kept nowhere. */
export const listedSession = Type.Object({
  id: Type.String(),
  api_key: Type.Object({ id: Type.String(), name: Type.String() }),
  created_at: Type.String(),
  seen_at: Type.String({ description: "When it was last used, to some minutes." }),
  expires_at: Type.String({ description: "When it ends at the latest." }),
  source_address: Type.Unsafe<string | null>({
    type: ["string", "null"],
    description: "Where it began; null: before that was kept.",
  }),
  is_own: Type.Boolean({ description: "True: it is the session of this request." }),
});

export function toListedSession(row: SessionRow): Static<typeof listedSession> {
  const { api_key_id: id, api_key_name: name, ...rest } = row;
  return {
    ...rest,
    api_key: { id, name },
    created_at: row.created_at.toISOString(),
    seen_at: row.seen_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
  };
}
