import fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import { randomUUIDv7 } from "node:crypto";
import { type TSchema, Type } from "typebox";
import { isDatabaseAway } from "../database/connect.ts";
import type { Fault } from "../faults/faults.ts";
import type { Gateway } from "../gateway.ts";
import { type Admission, createAdmission, refuseCaller } from "./admission.ts";
import { answerRequest } from "./answer-request.ts";
import { answerConnection, answerPath } from "./connection-errors.ts";
import { type ErrorCode, errorReply, invalidRequest } from "./errors.ts";
import { registerDocuments } from "./documents.ts";
import { registerHealth } from "./health.ts";
import { registerMetrics } from "./metrics.ts";
import { idempotencyKeyOf } from "./idempotency-key.ts";
import { acceptJsonOnly } from "./json-body.ts";
import { addOtherMethods } from "./other-methods.ts";
import { refuse } from "./refuse.ts";
import { beginSpans, endSpan } from "./request-span.ts";
import type { AnyRoute } from "./route.ts";
import { openRoutes, routes } from "./routes.ts";
import { readSecurityHeaders } from "./security-headers.ts";
import { ajvErrors, createValidatorCompiler, faultsOf, infiniteFaults } from "./validation.ts";
import { withoutUndeclared, writeQuery } from "./write-query.ts";
import { CONSOLE_FOLDER } from "./console/console-folder.ts";
import { serveConsole } from "./console/serve-console.ts";
import { addOpenRoutes } from "./open-routes.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Counts an answer of the route. */
    counted?: (status: number, ms: number) => void;
  }
}

/** A lead is a few kB; an integration with credentials for 40 methods about 8. */
const LARGEST_BODY_BYTES = 256 * 1024;
/** How often Node looks for requests that take too long; its default of 30 s would double the limit. */
const SLOW_CLIENTS_CHECK_MS = 1000;
/** A connection on which nothing moves, in either direction, for so long is closed: a reader that never reads. */
const IDLE_SOCKET_MS = 60_000;
const RETRY_AFTER_SECONDS = 5;

const noQuery = Type.Object({}, { additionalProperties: false });

/** The HTTP API, ready to listen. */
export async function createServer(gateway: Gateway): Promise<FastifyInstance> {
  const log: FastifyBaseLogger = gateway.log;
  const requestMs = gateway.configuration.GUESTCARD_REQUEST_SECONDS * 1000;
  const server: FastifyInstance = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "request_id" }),
    bodyLimit: LARGEST_BODY_BYTES,
    requestTimeout: requestMs,
    connectionTimeout: IDLE_SOCKET_MS,
    http: { headersTimeout: requestMs, connectionsCheckingInterval: SLOW_CLIENTS_CHECK_MS },
    routerOptions: { ignoreTrailingSlash: true },
    genReqId: () => randomUUIDv7(),
    // A logger of its own for each request costs, and nothing logs by it.
    childLoggerFactory: (logger) => logger,
    forceCloseConnections: "idle",
    return503OnClosing: true,
    clientErrorHandler: answerConnection,
    frameworkErrors: (error, _request, reply) => answerPath(error, reply as FastifyReply),
  });
  acceptJsonOnly(server);
  server.setValidatorCompiler(createValidatorCompiler());
  server.decorateRequest("caller", null);
  server.decorateRequest("span", null);
  server.decorateRequest("session", null);
  server.decorateRequest("isRecalled", false);
  server.setErrorHandler((error: FastifyError, request, reply) =>
    answerError(gateway, error, request, reply),
  );
  server.setNotFoundHandler((request, reply) =>
    refuse(reply, {
      refused: "not_found",
      message: `There is no ${request.method} ${request.url.split("?")[0]}.`,
    }),
  );
  const securityHeaders = await readSecurityHeaders();
  // Callbacks and not promises: these run with every request.
  server.addHook("onRequest", (request, reply, done) => {
    void reply.headers(securityHeaders).header("x-request-id", request.id);
    done();
  });
  server.addHook("onResponse", (request, reply, done) => {
    // Read once: Fastify makes these options anew each time.
    const { config, url } = request.routeOptions;
    config.counted?.(reply.statusCode, reply.elapsedTime);
    endSpan(request, reply);
    gateway.log.info(
      {
        request_id: request.id,
        trace_id: request.span?.traceId,
        account_id: request.caller?.accountId,
        method: request.method,
        route: url,
        status: reply.statusCode,
        duration_ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      "request",
    );
    done();
  });
  await registerDocuments(server);
  await serveConsole(server, CONSOLE_FOLDER);
  registerHealth(server, gateway.database);
  registerMetrics(server, gateway.metrics, gateway.configuration.GUESTCARD_METRICS_TOKEN);
  await addOpenRoutes(server, gateway, openRoutes, errorReply);
  await server.register(async (api) => {
    beginSpans(api, gateway.tracer);
    const admission = createAdmission(gateway);
    api.addHook("onRequest", (request, reply, done) =>
      // Personal data is for whoever asked, not for a cache on the way (RFC 9111 §5.2.2.5).
      admission.admit(request, reply.header("cache-control", "no-store"), done),
    );
    for (const route of routes) addRoute(api, gateway, admission, route);
    addOtherMethods(api, [...routes, ...openRoutes]);
  });
  return server;
}

/** The fields that a body's schema names. */
function declaredFields(body: TSchema | undefined): ReadonlySet<string> {
  const properties = body && "properties" in body ? body.properties : null;
  return new Set(Object.keys(properties ?? {}));
}

/** What is wrong with the query. */
function queryFaults(request: FastifyRequest): Fault[] {
  const check = request.getValidationFunction("querystring");
  return check?.(request.query) === false ? faultsOf(ajvErrors(check.errors)) : [];
}

/** Registers one route of the list. */
function addRoute(server: FastifyInstance, gateway: Gateway, admission: Admission, route: AnyRoute): void {
  const declared = declaredFields(route.body);
  const { intake } = gateway.metrics;
  server.route({
    method: route.method,
    url: route.path,
    attachValidation: true,
    schema: {
      summary: route.summary,
      tags: [route.tag],
      security: [{ token: [] }],
      ...(route.params && { params: route.params }),
      querystring: route.query ?? noQuery,
      ...(route.body && { body: route.body }),
      response: { 200: route.reply, "4xx": errorReply, "5xx": errorReply },
    },
    config: {
      counted: intake.route(route.method, route.path, route.query === writeQuery),
      rights: route.rights,
      ...(route.confirmsCaller === true && { confirmsCaller: true }),
    },
    preValidation: (request, _reply, done) => {
      const query = request.query as { ignore_unknown_fields?: unknown };
      if (route.body && query.ignore_unknown_fields === "true")
        request.body = withoutUndeclared(request.body, declared);
      done();
    },
    handler: async (request, reply) => {
      const { validationError } = request;
      const faults = faultsOf(ajvErrors(validationError?.validation));
      // Fastify stops at the first part that is wrong, and the body comes before the query.
      if (validationError?.validationContext === "body") faults.push(...queryFaults(request));
      faults.push(...infiniteFaults(request.query));
      const key = idempotencyKeyOf(request.headers["idempotency-key"]);
      if (key.fault) faults.push(key.fault);
      const input = { params: request.params, query: request.query, body: request.body } as never;
      const answer = await answerRequest(request, reply, admission, async (caller, mayRecall) =>
        faults.length > 0 && route.collectsFaults !== true
          ? invalidRequest(faults)
          : route.handle(input, {
              gateway,
              caller,
              idempotencyKey: key.value,
              bodyFaults: faults,
              requestId: request.id,
              mayRecall,
              traceContext: request.span?.context ?? null,
              doer: {
                kind: "api_key",
                apiKeyId: caller.apiKeyId,
                requestId: request.id,
                sourceAddress: request.ip,
              },
              session: request.session,
            }),
      );
      if ("refused" in answer) return refuseCaller(reply, answer);
      if (answer.headers) void reply.headers(answer.headers);
      return reply.code(200).send(answer.body);
    },
  });
}

/** Errors of Fastify's own that are the caller's business, by status. */
const CALLER_ERRORS: Readonly<Record<number, ErrorCode>> = {
  400: "invalid_request",
  404: "not_found",
  413: "payload_too_large",
  415: "unsupported_media_type",
  429: "rate_limit_exceeded",
};

function answerError(
  gateway: Gateway,
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const status = error.statusCode ?? 500;
  const code = CALLER_ERRORS[status];
  if (code) return refuse(reply, { refused: code, message: error.message });
  if (status === 503 || isDatabaseAway(error)) {
    gateway.log.warn({ err: error, request_id: request.id }, "cannot serve now");
    return refuse(reply.header("retry-after", RETRY_AFTER_SECONDS), {
      refused: "service_unavailable",
      message:
        "Guestcard cannot serve this now, or cannot say whether it kept it. Try again, with the same Idempotency-Key: then it is taken once.",
    });
  }
  gateway.log.error({ err: error, request_id: request.id }, "request failed");
  return refuse(reply, {
    refused: "internal_error",
    message: `Something went wrong inside. Request id: ${request.id}`,
  });
}
