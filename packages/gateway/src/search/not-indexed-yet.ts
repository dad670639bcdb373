import { sql } from "kysely";
import type { Database } from "../database/connect.ts";
import { answers } from "./question.ts";
import { SEARCHABLE_COLUMNS, SEARCHABLE_JOIN, type SearchableRow, wordsOfRow } from "./searchable.ts";
import { all, idConditions, type Wanted, writeConditions } from "./source-ids.ts";

/** Read at once and compared here, with the very function that indexes. */
const CHUNK = 1000;

/**
 * The wanted writes that the workers have not followed yet, the newest first: what was accepted in the last second,
 * or is still to be gone through after a burst.
 */
export async function findNotIndexed(
  { kysely }: Pick<Database, "kysely">,
  wanted: Wanted,
): Promise<string[]> {
  const { question } = wanted.filters;
  const found: string[] = [];
  for (let { before } = wanted; ;) {
    const { rows } = await sql<SearchableRow>`
      select ${sql.raw(SEARCHABLE_COLUMNS)} from writes w ${sql.raw(SEARCHABLE_JOIN)}
      where w.id > (select indexed_to from following_progress)
        and ${all([...idConditions("w", { ...wanted, before }), ...writeConditions(wanted)])}
        and not exists (select from write_search s where s.account_id = w.account_id and s.id = w.id)
      order by w.id desc limit ${CHUNK}`.execute(kysely);
    for (const row of rows) if (!question || answers(wordsOfRow(row), question)) found.push(row.id);
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK || found.length >= wanted.most) return found.slice(0, wanted.most);
    before = last.id;
  }
}
