import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance } from "fastify";
import type { TSchema } from "typebox";
import type { Gateway } from "../gateway.ts";
import { invalidRequest } from "./errors.ts";
import { refuse } from "./refuse.ts";
import type { OpenRoute } from "./route.ts";
import { ajvErrors, faultsOf } from "./validation.ts";

const MINUTE_MS = 60_000;

/** Registers the endpoints that need no API key, each with its own limit an IP address. */
export async function addOpenRoutes(
  server: FastifyInstance,
  gateway: Gateway,
  routes: readonly OpenRoute[],
  errorReply: TSchema,
): Promise<void> {
  await server.register(async (open) => {
    await open.register(rateLimit, {
      global: false,
      errorResponseBuilder: (_request, context) =>
        Object.assign(
          new Error(`This address may ask ${context.max} times a minute. Wait, then try again.`),
          {
            statusCode: 429,
          },
        ),
    });
    for (const route of routes)
      open.route({
        method: route.method,
        url: route.path,
        attachValidation: true,
        config: { rateLimit: { max: route.mostAMinute, timeWindow: MINUTE_MS } },
        schema: {
          summary: route.summary,
          tags: [route.tag],
          body: route.body,
          response: { 200: route.reply, "4xx": errorReply, "5xx": errorReply },
        },
        handler: async (request, reply) => {
          const faults = faultsOf(ajvErrors(request.validationError?.validation));
          if (faults.length > 0) return refuse(reply, invalidRequest(faults));
          const answer = await route.handle(request.body as never, { gateway, request });
          if ("refused" in answer) return refuse(reply, answer);
          if (answer.headers) void reply.headers(answer.headers);
          return reply.code(200).send(answer.body);
        },
      });
  });
}
