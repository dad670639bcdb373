import type pg from "pg";
import { SEARCHABLE_COLUMNS, SEARCHABLE_JOIN, type SearchableRow, wordsOfRow } from "./searchable.ts";

/** Bounds one turn's work in the event loop: 100 writes take 2 ms of it. */
const MOST_AT_ONCE = 100;

type NewRow = SearchableRow & { readonly account_id: string };

/**
 * Writes of every account above an id that are not indexed, lowest id first. By account, because the primary key of
 * `writes` begins with it.
 */
const NOT_INDEXED = `
select ${SEARCHABLE_COLUMNS}, w.account_id
from accounts a cross join lateral (
  select * from writes w where w.account_id = a.id and w.id > $1
    and not exists (select from write_search s where s.account_id = w.account_id and s.id = w.id offset 0)
  order by w.id limit $2) w
${SEARCHABLE_JOIN}
order by w.id limit $2`;

/** Into the search, and among the writes that are followed to their end. */
const INDEX = `
with input as (
  select * from jsonb_to_recordset($1::jsonb) as i (id uuid, account_id uuid, words jsonb)
), indexed as (
  insert into write_search (account_id, id, integration_id, property_id, operation, words)
  select w.account_id, w.id, w.integration_id, w.property_id, w.operation,
    array_to_tsvector(array(select jsonb_array_elements_text(i.words)))
  from input i join writes w on w.account_id = i.account_id and w.id = i.id
  on conflict (account_id, id) do nothing
  returning account_id, id
)
insert into write_tracks (account_id, id, integration_id, property_id, x_property_id, created_at, state, version)
select w.account_id, w.id, w.integration_id, w.property_id, w.x_property_id, w.created_at, 'waiting', 0
from indexed n join writes w on w.account_id = n.account_id and w.id = n.id
on conflict (account_id, id) do nothing`;

/**
 * Indexes writes above an id.
 * @returns the newest id that it indexed, or null for none, and whether there may be more.
 */
export async function indexWritesAbove(
  client: pg.PoolClient,
  above: string,
): Promise<{ readonly newest: string | null; readonly isFull: boolean }> {
  const { rows } = await client.query<NewRow>({
    name: "writes-not-indexed",
    text: NOT_INDEXED,
    values: [above, MOST_AT_ONCE],
  });
  if (rows.length > 0)
    await client.query({
      name: "index-writes",
      text: INDEX,
      values: [
        JSON.stringify(
          rows.map((row) => ({ id: row.id, account_id: row.account_id, words: wordsOfRow(row) })),
        ),
      ],
    });
  return { newest: rows.at(-1)?.id ?? null, isFull: rows.length === MOST_AT_ONCE };
}
