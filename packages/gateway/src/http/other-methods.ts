import type { FastifyInstance } from "fastify";
import { refuse } from "./refuse.ts";
import type { AnyRoute } from "./route.ts";

const NO_CONTENT = 204;

/** A path that exists answers the methods it does not know with 405 and says which it knows; so does OPTIONS. */
export function addOtherMethods(
  server: FastifyInstance,
  routes: readonly Pick<AnyRoute, "path" | "method">[],
): void {
  const known = new Map<string, string[]>();
  for (const { path, method } of routes) known.set(path, [...(known.get(path) ?? []), method]);
  for (const [path, methods] of known) {
    const allow = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
    // Fastify serves HEAD by the handler of GET.
    for (const method of ["GET", "POST", "PUT", "DELETE", "PATCH"] as const)
      if (!methods.includes(method))
        server.route({
          method,
          url: path,
          schema: { hide: true },
          handler: async (_request, reply) =>
            refuse(reply.header("allow", allow), {
              refused: "method_not_allowed",
              message: `This path knows ${methods.join(", ")}.`,
            }),
        });
    server.route({
      method: "OPTIONS",
      url: path,
      schema: { hide: true },
      handler: async (_request, reply) => reply.header("allow", allow).code(NO_CONTENT).send(),
    });
  }
}
