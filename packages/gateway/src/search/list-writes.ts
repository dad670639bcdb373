import { sql } from "kysely";
import type { Database } from "../database/connect.ts";
import { LISTED_COLUMNS, LISTED_JOINS, type ListedWrite } from "./listed-write.ts";
import { findNotIndexed } from "./not-indexed-yet.ts";
import { findIndexed } from "./find-indexed.ts";
import type { WriteFilters } from "./write-filters.ts";

export type WritesPage = { readonly rows: readonly ListedWrite[]; readonly hasMore: boolean };

/**
 * One page of an account's writes, the newest first.
 * @param page `before`: only writes whose id is below this one.
 */
export async function listWrites(
  database: Pick<Database, "kysely">,
  accountId: string,
  filters: WriteFilters,
  page: { readonly limit: number; readonly before: string | null },
): Promise<WritesPage> {
  const wanted = { accountId, filters, before: page.before, most: page.limit + 1 };
  // In this order: a write that is indexed between the two is found twice and not missed.
  const ids = new Set(await findNotIndexed(database, wanted));
  for (const id of await findIndexed(database, wanted)) ids.add(id);
  // UUIDv7 as text is in the order of its time.
  const newest = [...ids].toSorted().toReversed();
  const shown = newest.slice(0, page.limit);
  const { rows } = await sql<ListedWrite>`
    select ${sql.raw(LISTED_COLUMNS)} from writes w ${sql.raw(LISTED_JOINS)}
    where w.account_id = ${accountId} and w.id = any(${shown}) order by w.id desc`.execute(database.kysely);
  return { rows, hasMore: newest.length > page.limit };
}
