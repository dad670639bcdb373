import { hostname } from "node:os";
import type pg from "pg";
import type { ChoosingSealer } from "./sealer.ts";

/** A running process, and the keys it holds. */
export type KeyHolder = {
  readonly name: string;
  /** Newest first. */
  readonly keyIds: readonly string[];
  readonly sealsWith: string;
};

/** How often a process says which keys it holds, and for how long that is believed: six of those may be late. */
export const ANNOUNCE_EVERY_MS = 5000;
const BELIEVED_SECONDS = 30;

/** Says which keys this process holds, and with which it seals. */
export async function announceKeys(pool: pg.Pool, processId: string, sealer: ChoosingSealer): Promise<void> {
  await pool.query(
    `insert into secret_key_holders (process_id, name, key_ids, seals_with, seen_at) values ($1, $2, $3, $4, now())
     on conflict (process_id) do update
       set key_ids = excluded.key_ids, seals_with = excluded.seals_with, seen_at = excluded.seen_at`,
    [processId, `${hostname()}:${process.pid}`, sealer.keyIds(), sealer.sealsWith()],
  );
}

/** This process ends. Those that were killed are forgotten with it. */
export async function withdrawKeys(pool: pg.Pool, processId: string): Promise<void> {
  await pool.query(
    `delete from secret_key_holders where process_id = $1 or seen_at < now() - interval '1 hour'`,
    [processId],
  );
}

/** The processes that run, as far as is known. */
export async function readKeyHolders(pool: pg.Pool): Promise<KeyHolder[]> {
  const result = await pool.query<KeyHolder>(
    `select name, key_ids as "keyIds", seals_with as "sealsWith" from secret_key_holders
     where seen_at > now() - make_interval(secs => $1) order by name`,
    [BELIEVED_SECONDS],
  );
  return result.rows;
}

/** The newest key that every process holds; null where they hold none in common. */
export function newestHeldByAll(keyIds: readonly string[], holders: readonly KeyHolder[]): string | null {
  return keyIds.find((id) => holders.every((holder) => holder.keyIds.includes(id))) ?? null;
}
