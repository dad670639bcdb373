import type pg from "pg";
import type { Logger } from "pino";
import { inTransaction } from "../database/in-transaction.ts";
import { keyIdOf, type SealedColumn, sealedColumns } from "./sealed-columns.ts";
import type { ChoosingSealer } from "./sealer.ts";

/** Bounds one transaction, and so what a kill throws away. */
const MOST_IN_ONE = 100;

/**
 * Seals everything anew that is not sealed with the key that seals now, in batches. Any number of processes may do it
 * at the same time: each locks its batch and leaves those of others.
 * @param isEnded asked before each batch.
 * @returns how many texts it sealed anew, and how many no key at hand opens.
 */
export async function resealAll(
  pool: pg.Pool,
  sealer: ChoosingSealer,
  log: Logger,
  isEnded: () => boolean = () => false,
): Promise<{ readonly resealed: number; readonly unreadable: number }> {
  let resealed = 0;
  let unreadable = 0;
  for (const place of sealedColumns) {
    let after: string | null = null;
    while (!isEnded()) {
      const batch = await resealBatch(pool, sealer, log, place, after);
      if (batch.last === null) break;
      after = batch.last;
      resealed += batch.resealed;
      unreadable += batch.unreadable;
    }
  }
  return { resealed, unreadable };
}

type Batch = { readonly last: string | null; readonly resealed: number; readonly unreadable: number };

async function resealBatch(
  pool: pg.Pool,
  sealer: ChoosingSealer,
  log: Logger,
  { table, column }: SealedColumn,
  after: string | null,
): Promise<Batch> {
  return inTransaction(pool, async (client) => {
    const found = await client.query<{ id: string; sealed: string }>(
      `select id, ${column} as sealed from ${table}
       where ${column} is not null and ${keyIdOf(column)} <> $1 and ($2::uuid is null or id > $2)
       order by id limit $3 for no key update skip locked`,
      [sealer.sealsWith(), after, MOST_IN_ONE],
    );
    const anew: { id: string; sealed: string }[] = [];
    for (const { id, sealed } of found.rows)
      try {
        anew.push({ id, sealed: sealer.seal(sealer.open(sealed, id), id) });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        log.error({ reason, table, column, id }, "a sealed secret cannot be opened, and stays as it is");
      }
    if (anew.length > 0)
      await client.query(
        `update ${table} t set ${column} = a.sealed
         from unnest($1::uuid[], $2::text[]) as a (id, sealed) where t.id = a.id`,
        [anew.map(({ id }) => id), anew.map(({ sealed }) => sealed)],
      );
    return {
      last: found.rows.at(-1)?.id ?? null,
      resealed: anew.length,
      unreadable: found.rows.length - anew.length,
    };
  });
}
