import { setTimeout as pause } from "node:timers/promises";
import type { Pool } from "pg";

/** Asks until it is so. @throws Error naming `what` after `ms`. */
export async function until(
  what: string,
  isSo: () => Promise<boolean>,
  ms = 120_000,
  everyMs = 20,
): Promise<void> {
  const end = performance.now() + ms;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Waited ${ms} ms for ${what}.`);
    await pause(everyMs);
  }
}

/** Waits until a query that counts, as `count`, what is left to do finds nothing. */
export async function untilNone(what: string, pool: Pool, query: string): Promise<void> {
  await until(
    what,
    async () => (await pool.query<{ count: number }>(query)).rows[0]?.count === 0,
    180_000,
    100,
  );
}
