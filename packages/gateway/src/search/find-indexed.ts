import { sql } from "kysely";
import type { Database } from "../database/connect.ts";
import { newestOf, walkNewest } from "./walk-newest.ts";
import {
  all,
  idConditions,
  operationConditions,
  placeConditions,
  type Wanted,
  wordConditions,
  writeConditions,
} from "./write-filters.ts";

/** So many of the newest are looked through first, in two stretches: what many writes are is found among them. */
const FIRST_STRETCHES = [1000, 5000];
/** And so many at a time after that, where neither the filters nor the words leave few. */
const FURTHER_STRETCH = 25_000;
/** Words that no more writes have than this are found by their index: 100,000 rows cost a second, so many 50 ms. */
const FEW = 10_000;

/**
 * The wanted writes that are indexed, the newest first. Whichever leaves few is gone through whole: the filters, by
 * walking, or the words, by their index; where neither does, what is wanted is among the newest.
 */
export async function findIndexed(
  database: Pick<Database, "kysely">,
  wanted: Wanted,
): Promise<readonly string[]> {
  const { question } = wanted.filters;
  // A guest card's id may be a word, too.
  const ofCard = question?.guestCardId == null ? [] : await findByGuestCard(database, wanted);
  if (question && question.words.length === 0 && question.idRanges.length === 0) return ofCard;
  const found = [...ofCard];
  let { before } = wanted;
  for (let walks = 0; ; walks++) {
    if (walks === FIRST_STRETCHES.length && question && question.words.length > 0) {
      const ids = await findByWords(database, wanted);
      if (ids) return [...ofCard, ...ids];
    }
    const stretch = await walkNewest(
      database,
      { ...wanted, before },
      FIRST_STRETCHES[walks] ?? FURTHER_STRETCH,
    );
    found.push(...stretch.ids);
    if (stretch.below === null || found.length >= ofCard.length + wanted.most) return found;
    before = stretch.below;
  }
}

/** By the index of words; null where too many writes have them. */
async function findByWords(
  { kysely }: Pick<Database, "kysely">,
  wanted: Wanted,
): Promise<readonly string[] | null> {
  const conditions = [
    ...idConditions("s", wanted),
    ...placeConditions("s", wanted),
    ...operationConditions("s", wanted),
  ];
  const { rows } = await sql<{ count: number; ids: string[] }>`
    with hits as materialized (select s.* from write_search s where ${all(wordConditions("s", wanted))}),
      few as materialized (select account_id, id, integration_id, property_id, operation from hits limit ${FEW + 1})
    select (select count(*)::int from few) as count,
      ${newestOf(sql`select * from few s where ${all(conditions)}`, wanted)} as ids`.execute(kysely);
  const [row] = rows;
  return row && row.count <= FEW ? row.ids : null;
}

/** The write that a guest card belongs to. */
async function findByGuestCard(
  { kysely }: Pick<Database, "kysely">,
  wanted: Wanted,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select w.id from guest_card_claims c join writes w on w.account_id = c.account_id and w.id = c.write_id
    where c.account_id = ${wanted.accountId} and c.guest_card_id = ${wanted.filters.question?.guestCardId ?? ""}
      and ${all([...idConditions("w", wanted), ...writeConditions(wanted)])}
    order by w.id desc limit ${wanted.most}`.execute(kysely);
  return rows.map(({ id }) => id);
}
