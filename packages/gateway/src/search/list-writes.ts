import type pg from "pg";
import { lowestIdAt } from "../database/partitions.ts";
import type { WriteOperation } from "../intake/new-write.ts";
import type { WriteState } from "../status/states.ts";
import { LISTED_COLUMNS, LISTED_JOINS, type ListedWrite } from "./listed-write.ts";

/** Which writes are asked for. */
export type WriteFilters = {
  /** Words, all of which must be found: of a name, an e-mail address, a phone number, a job id, a guest card id. */
  readonly q: string | null;
  readonly states: readonly WriteState[] | null;
  readonly integrationId: string | null;
  readonly propertyId: string | null;
  readonly operation: WriteOperation | null;
  /** Accepted at or after. */
  readonly from: Date | null;
  /** Accepted before. */
  readonly to: Date | null;
};

export type WritesPage = { readonly rows: readonly ListedWrite[]; readonly hasMore: boolean };

/**
 * One page of an account's writes, the newest first.
 * @param before only writes whose id is below this one.
 */
export async function listWrites(
  pool: pg.Pool,
  accountId: string,
  filters: WriteFilters,
  page: { readonly limit: number; readonly before: string | null },
): Promise<WritesPage> {
  const { q, states, integrationId, propertyId, operation, from, to } = filters;
  const found = await pool.query<ListedWrite>(
    `with page as (
       select w.* from writes w
       where w.account_id = $1 and ($2::uuid is null or w.id < $2) and ($3::text[] is null or w.state = any($3))
         and ($4::uuid is null or w.integration_id = $4) and ($5::uuid is null or w.property_id = $5)
         and ($6::text is null or w.operation = $6) and ($7::uuid is null or w.id >= $7)
         and ($8::uuid is null or w.id < $8)
         and not exists (select from unnest($9::text[]) word
           where lower(w.id || ' ' || w.request::text || ' ' || coalesce(w.guest_card_id, '')) not like word)
       order by w.id desc limit $10
     )
     select ${LISTED_COLUMNS} from page w ${LISTED_JOINS} order by w.id desc`,
    [
      accountId,
      page.before,
      states,
      integrationId,
      propertyId,
      operation,
      from && lowestIdAt(from),
      to && lowestIdAt(to),
      (q ?? "")
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => word !== "")
        .map((word) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`),
      page.limit + 1,
    ],
  );
  return { rows: found.rows.slice(0, page.limit), hasMore: found.rows.length > page.limit };
}
