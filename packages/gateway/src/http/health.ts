import type { FastifyInstance } from "fastify";
import type pg from "pg";
import { Type } from "typebox";
import { errorReply } from "./errors.ts";

const DATABASE_ANSWERS_WITHIN_MS = 2000;
const RETRY_AFTER_SECONDS = 5;

/** `/healthz`: the process lives. `/readyz`: it can take a lead, that is, write to its database. */
export function registerHealth(server: FastifyInstance, database: { readonly pool: pg.Pool }): void {
  const reply = Type.Object({ status: Type.String() });
  server.get(
    "/healthz",
    {
      schema: { summary: "The process lives", tags: ["Health"], response: { 200: reply, "4xx": errorReply } },
    },
    () => ({
      status: "ok",
    }),
  );
  server.get(
    "/readyz",
    {
      schema: {
        summary: "A lead can be taken",
        tags: ["Health"],
        response: { 200: reply, "4xx": errorReply, 503: reply },
      },
    },
    async (_request, response) => {
      if (await canWrite(database.pool)) return { status: "ready" };
      return response
        .code(503)
        .header("retry-after", RETRY_AFTER_SECONDS)
        .send({ status: "database unavailable" });
    },
  );
}

/**
 * A real write, so that a full or read-only database is not called ready. Nothing is kept: no row is changed; that one
 * might be is what a database refuses that may only be read.
 */
const WRITE = `with written as (update database_identity set identity = identity where false)
  select pg_current_xact_id()`;

async function canWrite(pool: pg.Pool): Promise<boolean> {
  const bound = { text: WRITE, query_timeout: DATABASE_ANSWERS_WITHIN_MS };
  const timeout = new Promise<false>((resolve) => {
    setTimeout(() => resolve(false), DATABASE_ANSWERS_WITHIN_MS).unref();
  });
  const write = pool
    .query(bound)
    .then(() => true)
    .catch(() => false);
  return Promise.race([write, timeout]);
}
