import type pg from "pg";
import { ANSWERS_WITHIN_MS } from "./bound-statements.ts";
import { isDatabaseAway } from "./connect.ts";

const BEGIN = { text: "begin", query_timeout: ANSWERS_WITHIN_MS };

/**
 * Runs `work` in one transaction: all of it is kept, or, where it throws or `isKept` says no of its result, nothing.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
  isKept: (result: T) => boolean = () => true,
): Promise<T> {
  const client = await pool.connect();
  let isBroken = true;
  try {
    // Over a connection that died while it was idle, nothing answers.
    await client.query(BEGIN);
    const result = await work(client);
    await client.query(isKept(result) ? "commit" : "rollback");
    isBroken = false;
    return result;
  } catch (error) {
    // A connection that failed as this one is not used again.
    if (!isDatabaseAway(error))
      await client.query("rollback").then(
        () => (isBroken = false),
        () => undefined,
      );
    throw error;
  } finally {
    client.release(isBroken);
  }
}
