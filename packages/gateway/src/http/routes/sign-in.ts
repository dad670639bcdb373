import { Type } from "typebox";
import { beginSession, readIdentity } from "../../sessions/sessions.ts";
import { type OpenRoute, openRoute } from "../route.ts";
import { originOf } from "../session/same-origin.ts";
import { sessionCookie, sessionSecretIn } from "../session/session-cookie.ts";
import { sessionReply, toSessionReply } from "../session/session-replies.ts";

/** Nobody types so many keys a minute, and one of 128 random bits is not guessed by as many. */
const MOST_A_MINUTE = 30;

export const signIn: OpenRoute = openRoute({
  method: "POST",
  path: "/v1/console/session",
  summary: "Sign in to the console with an API key; sets the session cookie (beyond the contract)",
  tag: "Console",
  mostAMinute: MOST_A_MINUTE,
  body: Type.Object(
    { token: Type.String({ minLength: 1, maxLength: 512, description: "An API key." }) },
    { additionalProperties: false },
  ),
  reply: sessionReply,
  handle: async (body, { gateway, request }) => {
    if (originOf(request) === "other")
      return { refused: "forbidden", message: "Sign in from a page of this gateway." };
    const { pool } = gateway.database;
    const session = await beginSession(pool, body.token, sessionSecretIn(request), {
      requestId: request.id,
      sourceAddress: request.ip,
    });
    if (!session)
      return { refused: "unauthorized", message: "This API key is not known, or it was revoked." };
    return {
      body: toSessionReply(await readIdentity(pool, session.caller), session),
      headers: { "set-cookie": sessionCookie(request, session.secret), "cache-control": "no-store" },
    };
  },
});
