import type pg from "pg";

/** Empties what a person's writes are searched by. The rows stay: a write without one would be followed anew. */
export async function forgetWords(
  client: pg.PoolClient | pg.Pool,
  accountId: string,
  writeIds: readonly string[],
): Promise<void> {
  await client.query(`update write_search set words = '' where account_id = $1 and id = any($2)`, [
    accountId,
    writeIds,
  ]);
}
