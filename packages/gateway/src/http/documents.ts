import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";

/** `/openapi.json`: the API as it runs, made from the routes' own schemas. `/docs`: a page to read and try it. */
export async function registerDocuments(server: FastifyInstance): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Guestcard",
        description:
          "Delivers leads into RealPage through the RealPage Exchange gateway: never lost, never doubled, never a false status.",
        version: "1",
      },
      components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
    },
  });
  await server.register(swaggerUi, { routePrefix: "/docs", uiConfig: { persistAuthorization: true } });
  server.get("/openapi.json", { schema: { hide: true } }, () => server.swagger());
}
