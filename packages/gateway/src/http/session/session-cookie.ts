import { parseCookie, stringifySetCookie } from "cookie";
import type { FastifyRequest } from "fastify";
import { SESSION_HOURS } from "../../sessions/sessions.ts";

const NAME = "guestcard_session";

/** What the request's session cookie holds; null without one. */
export function sessionSecretIn(request: FastifyRequest): string | null {
  const { cookie } = request.headers;
  return cookie === undefined ? null : (parseCookie(cookie)[NAME] ?? null);
}

/** True where the browser speaks https, be it to a proxy before the gateway. */
function isSecure(request: FastifyRequest): boolean {
  const forwarded = request.headers["x-forwarded-proto"];
  const first = (Array.isArray(forwarded) ? forwarded[0] : forwarded)?.split(",")[0]?.trim();
  return request.protocol === "https" || first === "https";
}

/** No script can read it, and no other site sends it. */
const ALWAYS = { name: NAME, httpOnly: true, sameSite: "strict", path: "/" } as const;

/** The `Set-Cookie` that keeps a session's secret. */
export function sessionCookie(request: FastifyRequest, secret: string): string {
  return stringifySetCookie({
    ...ALWAYS,
    value: secret,
    secure: isSecure(request),
    maxAge: SESSION_HOURS * 3600,
  });
}

/** The `Set-Cookie` that forgets it. */
export const forgottenCookie: string = stringifySetCookie({ ...ALWAYS, value: "", maxAge: 0 });
