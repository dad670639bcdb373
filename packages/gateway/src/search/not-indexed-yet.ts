import { sql } from "kysely";
import type { Database } from "../database/connect.ts";
import { answers } from "./question.ts";
import { SEARCHABLE_COLUMNS, SEARCHABLE_JOIN, type SearchableRow, wordsOfRow } from "./searchable.ts";
import { all, idConditions, type Wanted, writeConditions } from "./write-filters.ts";

/** Read at once and compared here, with the very function that indexes. */
const CHUNK = 1000;
const LOWEST_ID = "00000000-0000-0000-0000-000000000000";

/**
 * The wanted writes that the workers have not followed yet, the newest first: what was accepted in the last second,
 * or is still to be gone through after a burst. `offset 0` makes PostgreSQL look each of them up in the index: with a
 * join it read all of the index instead, which took 850 ms at 1,000,000 writes.
 */
export async function findNotIndexed(
  { kysely }: Pick<Database, "kysely">,
  wanted: Wanted,
): Promise<string[]> {
  const { question } = wanted.filters;
  // Read first, so that PostgreSQL knows how little lies above it when it plans.
  const progress = await sql<{ indexed_to: string }>`select indexed_to from following_progress`.execute(
    kysely,
  );
  const indexedTo = progress.rows[0]?.indexed_to ?? LOWEST_ID;
  const found: string[] = [];
  for (let { before } = wanted; ;) {
    const { rows } = await sql<SearchableRow>`
      select ${sql.raw(SEARCHABLE_COLUMNS)} from writes w ${sql.raw(SEARCHABLE_JOIN)}
      where w.id > ${indexedTo}
        and ${all([...idConditions("w", { ...wanted, before }), ...writeConditions(wanted)])}
        and not exists (
          select from write_search s where s.account_id = w.account_id and s.id = w.id offset 0)
      order by w.id desc limit ${CHUNK}`.execute(kysely);
    for (const row of rows) if (!question || answers(wordsOfRow(row), question)) found.push(row.id);
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK || found.length >= wanted.most) return found.slice(0, wanted.most);
    before = last.id;
  }
}
