import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Span, Tracer } from "../telemetry/tracing/tracer.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The request's part of its trace; null where tracing is off. */
    span: Span | null;
  }
}

/** Begins a span for each request of `api`, in the caller's trace where it names one. Without a tracer: nothing. */
export function beginSpans(api: FastifyInstance, tracer: Tracer | null): void {
  if (!tracer) return;
  api.addHook("onRequest", async (request) => {
    const { traceparent } = request.headers;
    const route = request.routeOptions.url ?? "";
    request.span = tracer.begin(
      `${request.method} ${route}`,
      "server",
      typeof traceparent === "string" ? traceparent : null,
      {
        "http.request.method": request.method,
        "http.route": route,
        "guestcard.request_id": request.id,
      },
    );
  });
}

/** Ends the span of a request that was answered. */
export function endSpan(request: FastifyRequest, reply: FastifyReply): void {
  const { span, caller } = request;
  if (!span) return;
  const { statusCode } = reply;
  span.set({ "http.response.status_code": statusCode, "guestcard.account_id": caller?.accountId });
  // A refused request is no failure of the server's (semantic conventions for HTTP spans).
  span.end(statusCode >= 500 ? String(statusCode) : null);
}
