import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Schema } from "../database/schema.ts";
import type { OrderTerm, SortKey, SortKeys, SortKind } from "./list-order.ts";

/** Which part of a list is asked for. */
export type PageRequest = {
  readonly terms: readonly OrderTerm[];
  readonly limit: number;
  readonly offset: number;
  /** The sort keys of the last item before the page; null: from the beginning. */
  readonly after: readonly (string | null)[] | null;
};

export type Page<Row> = {
  readonly rows: readonly Row[];
  /** All items that meet the conditions, wherever the page begins. */
  readonly total: number;
  readonly hasMore: boolean;
  /** The sort keys of the last row; null where the page is empty. */
  readonly lastKeys: readonly (string | null)[] | null;
};

/** Where a list is read from; `conditions` are all to hold. */
export type PageSource = {
  readonly columns: RawBuilder<unknown>;
  readonly from: RawBuilder<unknown>;
  readonly conditions: readonly RawBuilder<unknown>[];
  readonly sortKeys: SortKeys;
  /** Says how many items meet the conditions without counting them; without it they are counted. */
  readonly total?: RawBuilder<{ total: number }>;
};

export const emptyPage: Page<never> = { rows: [], total: 0, hasMore: false, lastKeys: null };

type OrderKey = OrderTerm & SortKey;

/** Reads one page, and how many items there are in all. Items of equal fields come in the order of their ids, so that pages never overlap. */
export async function readPage<Row extends object>(
  database: Kysely<Schema>,
  source: PageSource,
  request: PageRequest,
): Promise<Page<Row>> {
  const order = orderKeys(request.terms, source.sortKeys);
  const where = sql.join(source.conditions, sql` and `);
  const from = request.after ? sql`${where} and ${isAfter(order, request.after)}` : where;
  const [found, counted] = await Promise.all([
    sql<Row & { page_keys: (string | null)[] }>`
      select ${source.columns}, array[${sql.join(order.map(keyText))}] as page_keys
      from ${source.from} where ${from}
      order by ${sql.join(order.map(orderBy))} limit ${request.limit + 1} offset ${request.offset}`.execute(
      database,
    ),
    (
      source.total ??
      sql<{ total: number }>`select count(*)::float8 as total from ${source.from} where ${where}`
    ).execute(database),
  ]);
  const rows = found.rows.slice(0, request.limit);
  return {
    rows,
    total: counted.rows[0]?.total ?? 0,
    hasMore: found.rows.length > request.limit,
    lastKeys: rows.at(-1)?.page_keys ?? null,
  };
}

/** The kinds of the values that a cursor for these terms carries. */
export function keyKinds(terms: readonly OrderTerm[], sortKeys: SortKeys): SortKind[] {
  return orderKeys(terms, sortKeys).map(({ kind }) => kind);
}

function orderKeys(terms: readonly OrderTerm[], sortKeys: SortKeys): OrderKey[] {
  const keyOf = (term: OrderTerm): OrderKey => {
    const key = sortKeys.get(term.field);
    if (!key) throw new Error(`A list is to be ordered by ${term.field}, which it cannot.`);
    return { ...term, ...key };
  };
  const byId = terms.findIndex(({ field }) => field === "id");
  if (byId >= 0) return terms.slice(0, byId + 1).map(keyOf);
  // In the direction of the last term, so that an index on (field, id) serves both directions.
  return [...terms, { field: "id", direction: terms.at(-1)?.direction ?? "asc" } as const].map(keyOf);
}

/** Microseconds and all: a key that was rounded would skip or repeat items. */
function keyText({ expression, kind }: OrderKey): RawBuilder<unknown> {
  return kind === "timestamptz"
    ? sql`to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
    : sql`(${expression})::text`;
}

function orderBy({ expression, direction, nullable }: OrderKey): RawBuilder<unknown> {
  return sql`${expression} ${sql.raw(direction)}${sql.raw(nullable ? " nulls last" : "")}`;
}

function isAfter(order: readonly OrderKey[], after: readonly (string | null)[]): RawBuilder<unknown> {
  const keys = order.map((key, index) => {
    const value = after[index] ?? null;
    return { ...key, value, typed: sql`${value}::${sql.raw(key.kind)}` };
  });
  const [first] = keys;
  if (first && keys.every((key) => !key.nullable && key.direction === first.direction))
    // One row comparison, which an index can begin at.
    return sql`(${sql.join(keys.map((key) => key.expression))}) ${beyondSign(first)} (${sql.join(keys.map((key) => key.typed))})`;
  const ways = keys.map((key, index) => {
    const same = keys
      .slice(0, index)
      .map(({ expression, typed }) => sql`${expression} is not distinct from ${typed}`);
    return sql`(${sql.join([...same, isBeyond(key)], sql` and `)})`;
  });
  return sql`(${sql.join(ways, sql` or `)})`;
}

function isBeyond(
  key: OrderKey & { readonly value: string | null; readonly typed: RawBuilder<unknown> },
): RawBuilder<unknown> {
  if (key.value === null) return sql`false`;
  const beyond = sql`${key.expression} ${beyondSign(key)} ${key.typed}`;
  return key.nullable ? sql`(${beyond} or ${key.expression} is null)` : beyond;
}

const beyondSign = ({ direction }: OrderTerm): RawBuilder<unknown> =>
  sql.raw(direction === "asc" ? ">" : "<");
