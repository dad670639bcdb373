import { type RawBuilder, sql } from "kysely";
import type { Database } from "../database/connect.ts";
import { lowestIdAt } from "../database/partitions.ts";
import type { WriteOperation } from "../intake/new-write.ts";
import type { WriteState } from "../status/states.ts";
import { type Question, toTsquery } from "./question.ts";

/** Which writes are asked for. */
export type WriteFilters = {
  readonly question: Question | null;
  readonly states: readonly WriteState[] | null;
  readonly integrationId: string | null;
  readonly propertyId: string | null;
  readonly operation: WriteOperation | null;
  /** Accepted at or after. */
  readonly from: Date | null;
  /** Accepted before. */
  readonly to: Date | null;
};

/** Where a page begins and how long it is. */
export type Wanted = {
  readonly accountId: string;
  readonly filters: WriteFilters;
  /** Only writes whose id is below this one. */
  readonly before: string | null;
  readonly most: number;
};

/** A condition on any table that has the columns of `alias`. */
type Condition = RawBuilder<unknown>;

/** The conditions on a write's id. */
export function idConditions(alias: string, { accountId, filters, before }: Wanted): Condition[] {
  const column = sql.ref(`${alias}.id`);
  const conditions = [sql`${sql.ref(`${alias}.account_id`)} = ${accountId}`];
  if (before !== null) conditions.push(sql`${column} < ${before}`);
  if (filters.from) conditions.push(sql`${column} >= ${lowestIdAt(filters.from)}`);
  if (filters.to) conditions.push(sql`${column} < ${lowestIdAt(filters.to)}`);
  for (const { first, last } of filters.question?.idRanges ?? [])
    conditions.push(sql`${column} >= ${first} and ${column} <= ${last}`);
  return conditions;
}

/** The conditions on a write `w` beside its id and words. */
export function writeConditions({ filters }: Wanted): Condition[] {
  const { states, integrationId, propertyId, operation } = filters;
  const conditions: Condition[] = [];
  if (states) conditions.push(sql`w.state = any(${[...states]})`);
  if (integrationId !== null) conditions.push(sql`w.integration_id = ${integrationId}`);
  if (propertyId !== null) conditions.push(sql`w.property_id = ${propertyId}`);
  if (operation !== null) conditions.push(sql`w.operation = ${operation}`);
  return conditions;
}

export const all = (conditions: readonly Condition[]): Condition => sql.join(conditions, sql` and `);

/** Reads ids, the newest first. */
type IdSource = (database: Pick<Database, "kysely">, wanted: Wanted) => Promise<string[]>;

const idsOf = async (
  { kysely }: Pick<Database, "kysely">,
  query: RawBuilder<{ id: string }>,
): Promise<string[]> => (await query.execute(kysely)).rows.map(({ id }) => id);

const WITH_WRITE = sql`join writes w on w.account_id = s.account_id and w.id = s.id`;

/** From `writes` itself: what most writes are is found among the newest. */
const fromWrites: IdSource = (database, wanted) =>
  idsOf(
    database,
    sql`select w.id from writes w where ${all([...idConditions("w", wanted), ...writeConditions(wanted)])}
      order by w.id desc limit ${wanted.most}`,
  );

/** By integration or property: an index of the search begins with either. */
const fromPlaces: IdSource = (database, wanted) => {
  const { integrationId, propertyId } = wanted.filters;
  const place =
    propertyId === null ? sql`s.integration_id = ${integrationId}` : sql`s.property_id = ${propertyId}`;
  return idsOf(
    database,
    sql`select s.id from write_search s ${WITH_WRITE}
      where ${all([place, ...idConditions("s", wanted), ...writeConditions(wanted)])}
      order by s.id desc limit ${wanted.most}`,
  );
};

/** By states that few writes are in: one walk through an index for each. */
const fromTracks: IdSource = (database, wanted) =>
  idsOf(
    database,
    sql`select w.id from unnest(${[...(wanted.filters.states ?? [])]}::text[]) as one (state) cross join lateral (
        select w.id from write_tracks s ${WITH_WRITE}
        where s.state = one.state and ${all([...idConditions("s", wanted), ...writeConditions(wanted)])}
        order by s.id desc limit ${wanted.most}) w
      order by w.id desc limit ${wanted.most}`,
  );

/** A word that many writes have is found among so many of the newest; one that few have, by the index. */
const NEWEST = 5000;

const fromWords: IdSource = async (database, wanted) => {
  const query = sql`${toTsquery(wanted.filters.question?.words ?? [])}::tsquery`;
  const ofSearch = all(idConditions("s", wanted));
  const ofWrite = writeConditions(wanted);
  const join = ofWrite.length > 0 ? WITH_WRITE : sql``;
  const isWanted = all([sql`s.words @@ ${query}`, ...ofWrite]);
  const recent = await idsOf(
    database,
    sql`select s.id from (
        select s.account_id, s.id, s.words from write_search s where ${ofSearch} order by s.id desc limit ${NEWEST}) s
      ${join} where ${isWanted} order by s.id desc limit ${wanted.most}`,
  );
  if (recent.length >= wanted.most) return recent;
  return idsOf(
    database,
    sql`with hits as materialized (
        select s.account_id, s.id from write_search s where s.words @@ ${query} and ${ofSearch})
      select s.id from hits s ${join} where ${all([sql`true`, ...ofWrite])} order by s.id desc limit ${wanted.most}`,
  );
};

/** The write that a guest card belongs to. */
const fromGuestCard: IdSource = (database, wanted) =>
  idsOf(
    database,
    sql`select w.id from guest_card_claims c join writes w on w.account_id = c.account_id and w.id = c.write_id
      where c.account_id = ${wanted.accountId} and c.guest_card_id = ${wanted.filters.question?.guestCardId ?? ""}
        and ${all([...idConditions("w", wanted), ...writeConditions(wanted)])}
      order by w.id desc limit ${wanted.most}`,
  );

/** The sources that together know every indexed write that is wanted. */
export function sourcesFor({ question, states, integrationId, propertyId }: WriteFilters): IdSource[] {
  if (question && question.words.length > 0)
    return question.guestCardId === null ? [fromWords] : [fromWords, fromGuestCard];
  if (question && question.idRanges.length > 0) return [fromWrites];
  if (question) return [fromGuestCard];
  if (states && !states.includes("done")) return [fromTracks];
  return integrationId !== null || propertyId !== null ? [fromPlaces] : [fromWrites];
}
