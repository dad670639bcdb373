import type { FastifyRequest } from "fastify";

/** Whether a request came from a page of the gateway itself; `unsaid` where it does not say, as of a program. */
export type Origin = "same" | "other" | "unsaid";

/**
 * Says where a request came from. A browser sets both headers itself and lets no page change them: `Sec-Fetch-Site`
 * over https and on localhost, `Origin` with every request that is no GET (Fetch standard, §3.2 and Fetch Metadata).
 */
export function originOf(request: FastifyRequest): Origin {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin" ? "same" : "other";
  const { origin } = request.headers;
  if (origin === undefined) return "unsaid";
  const host = URL.parse(origin)?.host;
  const forwarded = request.headers["x-forwarded-host"];
  return host !== undefined && [request.headers.host, forwarded].includes(host) ? "same" : "other";
}
