import type { ClientBase, Pool, QueryConfig, QueryResult } from "pg";

/** pg takes it with each statement; its types do not know. */
type BoundQueryConfig = QueryConfig & { readonly query_timeout?: number };

/** The slowest statement of a pool's own takes a second; a caller still waits for its answer. */
export const ANSWERS_WITHIN_MS = 10_000;

/**
 * Bounds the pool's own statements (not those of a transaction, which may take long): where PostgreSQL does not answer
 * within `ANSWERS_WITHIN_MS`, as over a connection whose packets are swallowed on the way, the statement fails and its connection
 * is dropped, which TCP alone would do after a quarter of an hour. What is idle then, or where PostgreSQL became
 * read-only (25006: a former primary), leads to the same place and is dropped, too.
 */
export function boundStatements(pool: Pool): void {
  const query = pool.query.bind(pool) as (config: BoundQueryConfig) => Promise<QueryResult>;
  pool.query = (async (asked: string | BoundQueryConfig, values?: unknown[]) => {
    const config = typeof asked === "string" ? { text: asked, ...(values && { values }) } : asked;
    try {
      return await query({ query_timeout: ANSWERS_WITHIN_MS, ...config });
    } catch (error) {
      if (isSilence(error) || isReadOnly(error)) await dropIdle(pool);
      throw error;
    }
  }) as typeof pool.query;
}

/**
 * Has PostgreSQL (from 14 on, where the system can tell) end a statement whose client has gone: it would wait on for its
 * locks and keep what it holds, and each further try would put another beside it.
 */
export function endWithClient(client: ClientBase): Promise<unknown> {
  return client.query("set client_connection_check_interval = '2s'").catch(() => undefined);
}

/** True where PostgreSQL gave no answer in time. What was asked may have been done all the same. */
export function isSilence(error: unknown): boolean {
  return error instanceof Error && error.message === "Query read timeout";
}

function isReadOnly(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "25006";
}

async function dropIdle(pool: Pool): Promise<void> {
  const idle = Array.from({ length: pool.idleCount }, async () => (await pool.connect()).release(true));
  await Promise.allSettled(idle);
}
