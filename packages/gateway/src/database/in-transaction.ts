import type pg from "pg";

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
    await client.query("begin");
    const result = await work(client);
    await client.query(isKept(result) ? "commit" : "rollback");
    isBroken = false;
    return result;
  } catch (error) {
    await client.query("rollback").then(
      () => (isBroken = false),
      () => undefined,
    );
    throw error;
  } finally {
    client.release(isBroken);
  }
}
