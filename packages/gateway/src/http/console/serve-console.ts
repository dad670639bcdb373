import serveStatic from "@fastify/static";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance, FastifyReply } from "fastify";
import { refuse } from "../refuse.ts";

/** Nothing but the console's own files and the API: no inline script or style, no frame around it, no other host. */
const POLICY = [
  "default-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** Vite names the files of this folder by their content, so that they never change. */
const HASHED = "/assets/";
const INDEX = "index.html";
const ONE_YEAR = "public, max-age=31536000, immutable";
const ASK_EVERY_TIME = "no-cache";

const NOT_BUILT =
  "The console is not built. Run `npm run console:build` in the folder of Guestcard, then reload.\n";

/**
 * Serves the console at `/console`: the files of its build, compressed where the build did so, and its index page for
 * every path that is one of its own views.
 * @param folder where the build lies, or is to.
 */
export async function serveConsole(server: FastifyInstance, folder: string): Promise<void> {
  server.get("/", { schema: { hide: true } }, async (_request, reply) => reply.redirect("/console"));
  await server.register(
    async (console) => {
      console.addHook("onSend", async (_request, reply) => {
        void reply.header("content-security-policy", POLICY);
      });
      await console.register(serveStatic, {
        root: folder,
        preCompressed: true,
        cacheControl: false,
        // A folder has nothing to list, and the index page is the answer to every view.
        index: false,
        setHeaders: (reply, path) => {
          void reply.header("cache-control", path.includes(HASHED) ? ONE_YEAR : ASK_EVERY_TIME);
        },
      });
      const sendIndex = (reply: FastifyReply): FastifyReply =>
        existsSync(join(folder, INDEX))
          ? reply.code(200).sendFile(INDEX)
          : reply.code(503).type("text/plain; charset=utf-8").send(NOT_BUILT);
      console.get("/", { schema: { hide: true } }, async (_request, reply) => sendIndex(reply));
      console.setNotFoundHandler(async (request, reply) => {
        const [path = ""] = request.url.split("?");
        const isView = request.method === "GET" && !path.includes(HASHED) && !/\.\w+$/.test(path);
        if (!isView)
          return refuse(reply, {
            refused: "not_found",
            message: `There is no ${request.method} ${path}.`,
          });
        return sendIndex(reply);
      });
    },
    { prefix: "/console" },
  );
}
