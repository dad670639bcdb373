import fastify, { type FastifyInstance } from "fastify";
import { Type } from "typebox";
import { createValidatorCompiler } from "../../packages/gateway/src/http/validation.ts";
import { echoLead, leadBody, type LeadBody, leadEcho } from "../../packages/gateway/src/intake/lead-body.ts";

/** The gateway's route for leads with its schemas and nothing else: no key, no rules, no ids, no headers, no log. */
export function createBareRoute(keep: (lead: LeadBody) => Promise<string> | string): FastifyInstance {
  const server = fastify();
  server.setValidatorCompiler(createValidatorCompiler());
  server.post<{ Body: LeadBody }>(
    "/v1/leads/realpage_rpx/",
    {
      schema: {
        body: leadBody,
        response: { 200: Type.Object({ meta: Type.Object({ job_id: Type.String() }), result: leadEcho }) },
      },
    },
    async ({ body }) => ({ meta: { job_id: await keep(body) }, result: echoLead(body) }),
  );
  return server;
}

/** Listens and says so on standard output. */
export async function announceBareRoute(server: FastifyInstance): Promise<void> {
  const url = await server.listen({ port: 0, host: "127.0.0.1" });
  process.stdout.write(`${JSON.stringify({ event: "bench_ready", url })}\n`);
  process.once("SIGTERM", () => process.exit(0));
}
