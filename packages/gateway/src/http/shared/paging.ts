import { Type } from "typebox";
import { type Fault, fault } from "../../faults/faults.ts";
import { decodeCursor, encodeCursor, isOfKind } from "../../records/list-cursor.ts";
import { type OrderTerm, orderText, parseOrder, type SortKeys } from "../../records/list-order.ts";
import { keyKinds, type Page, type PageRequest } from "../../records/list-page.ts";

export const DEFAULT_LIMIT = 100;
export const NEWEST_FIRST: readonly OrderTerm[] = [{ field: "created_at", direction: "desc" }];
/** What a cursor can be at most: a few sort keys of at most some hundred characters each. */
const LONGEST_CURSOR = 16_384;

/** The paging of contract/propexo.md §1.1. Defaults that matter beside a cursor are not written into the query. */
export const offsetPaging = {
  limit: Type.Optional(
    Type.Unsafe<number | null>({
      type: ["integer", "null"],
      minimum: 0,
      maximum: 250,
      default: DEFAULT_LIMIT,
    }),
  ),
  offset: Type.Optional(
    Type.Unsafe<number | null>({
      type: ["integer", "null"],
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      description: "Default 0.",
    }),
  ),
  "order-by": Type.Optional(
    Type.String({ description: "field[:asc|desc][,…]; a bare field is ascending. Default created_at:desc." }),
  ),
};

/** Paging that stays right while items are added. */
export const paging = {
  ...offsetPaging,
  cursor: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: LONGEST_CURSOR,
      description: "`meta.next_cursor` of the page before. It brings its order along; offset must be absent.",
    }),
  ),
};

export type PagingQuery = {
  readonly limit?: number | null;
  readonly offset?: number | null;
  readonly "order-by"?: string;
  readonly cursor?: string;
};

export const listMeta = Type.Object({
  orderBy: Type.Array(Type.Object({ field: Type.String(), direction: Type.Enum(["asc", "desc"]) })),
  offset: Type.Integer({ minimum: 0 }),
  limit: Type.Integer({ minimum: 0, maximum: 250 }),
  hasMore: Type.Unsafe<boolean | null>({ type: ["boolean", "null"] }),
  total: Type.Integer({ minimum: 0 }),
  next_cursor: Type.Optional(
    Type.Unsafe<string | null>({
      type: ["string", "null"],
      description: "Beyond the contract: goes on after this page.",
    }),
  ),
});

export type ListMeta = {
  orderBy: OrderTerm[];
  offset: number;
  limit: number;
  hasMore: boolean;
  total: number;
  next_cursor?: string | null;
};

export type ReadPaging =
  | { readonly ok: true; readonly page: PageRequest }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Understands the paging of a query for a list with these sort keys. */
export function readPaging(query: PagingQuery, sortKeys: SortKeys): ReadPaging {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const fields = new Set(sortKeys.keys());
  const cursor = query.cursor === undefined ? null : decodeCursor(query.cursor);
  const refuse = (field: string, message: string): ReadPaging => ({
    ok: false,
    faults: [fault("custom", field, message)],
  });
  if (query.cursor === undefined || !cursor) {
    if (query.cursor !== undefined) return refuse("cursor", "Is not a cursor that a list gave out");
    const order = parseOrder(query["order-by"] ?? "", fields, NEWEST_FIRST);
    if (!order.ok) return refuse("order-by", order.message);
    return { ok: true, page: { terms: order.terms, limit, offset: query.offset ?? 0, after: null } };
  }
  if (typeof query.offset === "number") return refuse("offset", "Must be absent where a cursor is given");
  const order = parseOrder(cursor.order, fields, NEWEST_FIRST);
  const kinds = order.ok ? keyKinds(order.terms, sortKeys) : [];
  if (
    !order.ok ||
    kinds.length !== cursor.keys.length ||
    !kinds.every((kind, index) => cursor.keys[index] == null || isOfKind(cursor.keys[index], kind))
  )
    return refuse("cursor", "Is not a cursor that this list gave out");
  const asked = parseOrder(query["order-by"] ?? cursor.order, fields, order.terms);
  if (!asked.ok) return refuse("order-by", asked.message);
  if (orderText(asked.terms) !== orderText(order.terms))
    return refuse("order-by", `The cursor is of a list ordered by ${orderText(order.terms)}`);
  return { ok: true, page: { terms: order.terms, limit, offset: 0, after: cursor.keys } };
}

/** The `meta` of a list. */
export function metaOf(page: Page<unknown>, request: PageRequest): ListMeta {
  const { hasMore, total, lastKeys } = page;
  const goesOn = hasMore && lastKeys !== null;
  return {
    orderBy: [...request.terms],
    offset: request.offset,
    limit: request.limit,
    hasMore,
    total,
    next_cursor: goesOn ? encodeCursor({ order: orderText(request.terms), keys: lastKeys }) : null,
  };
}

/** The `meta` that the contract also gives to a single thing. */
export const metaOfOne: ListMeta = {
  orderBy: [...NEWEST_FIRST],
  offset: 0,
  limit: DEFAULT_LIMIT,
  hasMore: false,
  total: 1,
};
