import type pg from "pg";
import type { Logger } from "pino";
import { repeat } from "../loops/repeat.ts";
import { recogniseRestore } from "./recognise-restore.ts";

const LOOK_EVERY_MS = 1000;

/**
 * Looks whether PostgreSQL failed over while gateways run on it, and then has RPX asked first of everything that is not
 * finished. Until then no lane is leased, and no step of a write is taken (migrations/0037_fail_over.sql). @returns a
 * function that ends it.
 */
export function watchForFailOver(pool: pg.Pool, log: Logger): () => Promise<void> {
  async function look(): Promise<void> {
    const { rows } = await pool.query<{ is_known: boolean }>({
      name: "is-known-timeline",
      text: `select is_known_timeline() as is_known`,
    });
    if (rows[0]?.is_known !== false) return;
    const restored = await recogniseRestore(pool, { kind: "gateway" });
    if (restored) log.warn(restored, "the database failed over; RPX is asked first of what is not finished");
  }

  return repeat(LOOK_EVERY_MS, log, "not seen whether the database failed over", look);
}
