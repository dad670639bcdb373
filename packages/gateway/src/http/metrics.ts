import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { Metrics } from "../telemetry/metrics/metrics.ts";
import { refuse } from "./refuse.ts";

/**
 * `GET /metrics` in Prometheus' text format, for whoever has `token`. The figures are those of all accounts together,
 * so no account's API key opens them.
 * @param token null: the path is not there, unless the listener `isPrivate`, where anybody may read it.
 */
export function registerMetrics(
  server: FastifyInstance,
  { registry }: Metrics,
  token: string | null,
  isPrivate = false,
): void {
  if (token === null && !isPrivate) return;
  const wanted = token === null ? null : digest(token);
  server.get("/metrics", { schema: { hide: true } }, async (request, reply) => {
    const given = /^Bearer ([^\s]+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
    if (wanted !== null && !timingSafeEqual(digest(given), wanted))
      return refuse(reply.header("www-authenticate", "Bearer"), {
        refused: "unauthorized",
        message: "Send GUESTCARD_METRICS_TOKEN as `Authorization: Bearer <token>`.",
      });
    const text = await registry.metrics();
    return reply.header("content-type", registry.contentType).header("cache-control", "no-store").send(text);
  });
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
