import { type RawBuilder, sql } from "kysely";
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
  /** Whether it waits because RPX refuses its integration or property; null: either. */
  readonly blocked: boolean | null;
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

/** A condition on a table of an alias. */
export type Condition = RawBuilder<unknown>;

/** All of the conditions; true where there are none. */
export const all = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);

/** On a write's id. */
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

/** On where a write belongs. */
export function placeConditions(
  alias: string,
  { filters: { integrationId, propertyId } }: Wanted,
): Condition[] {
  const conditions: Condition[] = [];
  if (integrationId !== null) conditions.push(sql`${sql.ref(`${alias}.integration_id`)} = ${integrationId}`);
  if (propertyId !== null) conditions.push(sql`${sql.ref(`${alias}.property_id`)} = ${propertyId}`);
  return conditions;
}

/** On what a write does. Of those that create no lead there are few, and an index of their own. */
export function operationConditions(alias: string, { filters: { operation } }: Wanted): Condition[] {
  if (operation === null) return [];
  const column = sql.ref(`${alias}.operation`);
  const isRare = sql`${column} <> 'create_lead'`;
  return [sql`${column} = ${operation}`, ...(operation === "create_lead" ? [] : [isRare])];
}

/** Blocks are few; the overview counts by the same rule. */
const IS_REFUSED = sql`exists (
  select from lane_blocks b where b.integration_id = w.integration_id and b.x_property_id in ('', w.x_property_id))`;

/** On the state of a write `w`, and on whether RPX refuses it for now. */
export function stateConditions({ filters: { states, blocked } }: Wanted): Condition[] {
  const conditions = states ? [sql`w.state = any(${[...states]})`] : [];
  return blocked === null
    ? conditions
    : [...conditions, sql`(w.state = 'waiting' and ${IS_REFUSED}) = ${blocked}`];
}

/** On a write `w` beside its id and words. */
export const writeConditions = (wanted: Wanted): Condition[] => [
  ...placeConditions("w", wanted),
  ...operationConditions("w", wanted),
  ...stateConditions(wanted),
];

/** On the words of a row of the search. */
export function wordConditions(alias: string, { filters: { question } }: Wanted): Condition[] {
  if (!question || question.words.length === 0) return [];
  return [sql`${sql.ref(`${alias}.words`)} @@ ${toTsquery(question.words)}::tsquery`];
}
