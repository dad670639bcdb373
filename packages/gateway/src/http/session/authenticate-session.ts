import type { FastifyReply, FastifyRequest } from "fastify";
import type { Gateway } from "../../gateway.ts";
import { isCsrfTokenOf } from "../../sessions/session-secret.ts";
import { readSession, type Session } from "../../sessions/sessions.ts";
import type { Refusal } from "../errors.ts";
import { originOf } from "./same-origin.ts";
import { forgottenCookie, sessionSecretIn } from "./session-cookie.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The session of a request that a cookie authenticated; null with an API key. */
    session: Session | null;
  }
}

/** Methods that change nothing. */
const SAFE: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/** Authenticates a request without an `Authorization` header by its session cookie, and says why what another site may have sent is refused. */
export async function authenticateSession(
  gateway: Gateway,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Refusal | null> {
  const secret = sessionSecretIn(request);
  const session = secret === null ? null : await readSession(gateway.database.pool, secret);
  if (!session) {
    if (secret !== null) void reply.header("set-cookie", forgottenCookie);
    return {
      refused: "unauthorized",
      message:
        secret === null
          ? "Send an API key as `Authorization: Bearer <token>`."
          : "The session has ended. Sign in again.",
    };
  }
  // What a session reads is personal data, and the next one at this browser may be somebody else.
  void reply.header("cache-control", "no-store");
  const why = SAFE.has(request.method) ? null : faultOf(request, session);
  if (why !== null) return { refused: "forbidden", message: why };
  request.session = session;
  request.caller = session.caller;
  return null;
}

/** Why a request that changes something cannot be taken for the person's own; null where it can. */
function faultOf(request: FastifyRequest, session: Session): string | null {
  if (originOf(request) !== "same")
    return "A request with a session cookie must come from a page of this gateway: `Origin` or `Sec-Fetch-Site` must say so.";
  const token = request.headers["x-csrf-token"];
  if (typeof token !== "string" || !isCsrfTokenOf(session.secret, token))
    return "A request with a session cookie needs the session's CSRF token as `X-CSRF-Token`.";
  return null;
}
