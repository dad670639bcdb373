import { type RawBuilder, sql } from "kysely";
import type { Database } from "../database/connect.ts";
import {
  all,
  type Condition,
  idConditions,
  operationConditions,
  placeConditions,
  stateConditions,
  type Wanted,
  wordConditions,
} from "./write-filters.ts";

/** What a stretch of a walk came to. */
export type Stretch = {
  /** The wanted writes, the newest first. */
  readonly ids: readonly string[];
  /** Where the next stretch goes on; null: nothing is left. */
  readonly below: string | null;
};

/** Of rows `s`, those in the wanted state, by the write itself: the newest first. */
export const newestOf = (hits: Condition, wanted: Wanted): Condition => {
  const states = stateConditions(wanted);
  const inState = sql`cross join lateral (
    select from writes w where w.account_id = s.account_id and w.id = s.id and ${all(states)} offset 0) w`;
  return sql`array(select s.id from (${hits} order by s.id desc) s ${states.length > 0 ? inState : sql``}
    order by s.id desc limit ${wanted.most})`;
};

/**
 * Looks through the next `size` writes below `wanted.before`, the newest first: those that an index gives in this order
 * (by state where few are in it, otherwise by property, integration or account). All that the index does not answer
 * is looked at one by one, so that it costs no more than its size.
 */
export async function walkNewest(
  { kysely }: Pick<Database, "kysely">,
  wanted: Wanted,
  size: number,
): Promise<Stretch> {
  const { states } = wanted.filters;
  const walked = states && !states.includes("done") ? ofTracks(wanted, states, size) : ofSearch(wanted, size);
  const { rows } = await sql<{ ids: string[]; count: number; lowest: string | null }>`
    with walked as materialized (${walked})
    select ${newestOf(sql`select * from walked s where s.is_hit`, wanted)} as ids,
      (select count(*)::int from walked) as count, (select id from walked order by id limit 1) as lowest`.execute(
    kysely,
  );
  const { ids, count, lowest } = rows[0] ?? { ids: [], count: 0, lowest: null };
  return { ids, below: count < size ? null : lowest };
}

/** From all that is indexed. */
const ofSearch = (wanted: Wanted, size: number): RawBuilder<unknown> => {
  const conditions = [
    ...idConditions("s", wanted),
    ...placeConditions("s", wanted),
    ...operationConditions("s", wanted),
  ];
  return sql`select s.account_id, s.id, ${all(wordConditions("s", wanted))} as is_hit
    from write_search s where ${all(conditions)} order by s.id desc limit ${size}`;
};

/** From the writes that are not done: one way through an index for each state. */
const ofTracks = (wanted: Wanted, states: readonly string[], size: number): RawBuilder<unknown> => {
  const conditions = all([...idConditions("t", wanted), ...placeConditions("t", wanted)]);
  const ofRow = [...wordConditions("s", wanted), ...operationConditions("s", wanted)];
  const isHit = sql`(select ${all(ofRow)} from write_search s where s.account_id = t.account_id and s.id = t.id)`;
  return sql`select t.account_id, t.id, ${ofRow.length > 0 ? isHit : sql`true`} as is_hit from (
      select t.* from unnest(${[...states]}::text[]) as one (state) cross join lateral (
        select t.account_id, t.id from write_tracks t
        where t.state = one.state and ${conditions} order by t.id desc limit ${size}) t
      order by t.id desc limit ${size}) t`;
};
