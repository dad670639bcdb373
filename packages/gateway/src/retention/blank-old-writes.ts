import type pg from "pg";
import { blankWrites } from "../erasure/blank-writes.ts";
import { FINISHED } from "./finished.ts";
import { TO_BE_TOLD } from "./told-events.ts";

/** Old writes are read through for so many at once, which takes long where most are blank already. */
const MOST_FOUND = 20_000;
const MOST_IN_ONE = 500;

/** Of a row of `writes`: whether it still has its personal data and needs it no more. */
const IS_TO_BE_BLANKED = `erased_at is null and ${FINISHED}`;

/** A write, as far as blanking needs it. */
type Found = { readonly account_id: string; readonly id: string };

/**
 * Takes the personal data out of finished writes with ids from `from` to below `before`, in batches of one transaction
 * each. Status, ids and times stay. A write that an endpoint is still to be told of is not finished in this sense.
 * @returns the id below which none is left that will ever have to be blanked: the next time begins there.
 */
export async function blankOldWrites(client: pg.PoolClient, from: string, before: string): Promise<string> {
  for (let left = MOST_FOUND; left === MOST_FOUND;) {
    const { rows } = await client.query<Found>(
      `select w.account_id, w.id from writes w
       where w.id >= $1 and w.id < $2 and ${IS_TO_BE_BLANKED} and w.id not in (${TO_BE_TOLD})
       order by w.id limit ${MOST_FOUND}`,
      [from, before],
    );
    left = rows.length;
    while (rows.length > 0) await blank(client, rows.splice(0, MOST_IN_ONE));
  }
  const named = await client.query<{ id: string }>(
    `select id from writes where id >= $1 and id < $2 and erased_at is null order by id limit 1`,
    [from, before],
  );
  return named.rows[0]?.id ?? before;
}

/** One that somebody holds meanwhile is left for the next time. */
async function blank(client: pg.PoolClient, found: readonly Found[]): Promise<void> {
  await client.query("begin");
  try {
    const free = await client.query<{ account_id: string; ids: string[] }>(
      `select account_id, array_agg(id) as ids from (
         select w.account_id, w.id from unnest($1::uuid[], $2::uuid[]) as found (account_id, id)
         join writes w on w.account_id = found.account_id and w.id = found.id
         where ${IS_TO_BE_BLANKED}
         for no key update of w skip locked) w
       group by account_id`,
      [found.map((write) => write.account_id), found.map((write) => write.id)],
    );
    for (const { account_id: accountId, ids } of free.rows) await blankWrites(client, accountId, ids);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}
