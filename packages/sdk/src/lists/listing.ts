import type { ItemOf, ListPath, ParametersOf, QueryOf } from "../http/operations.ts";
import type { Parts } from "../http/call.ts";
import type { Transport } from "../http/transport.ts";
import type { CallOptions } from "../options.ts";

/** One page of a list that is not counted. */
export type UncountedPage<Item> = {
  readonly items: readonly Item[];
  /** Goes on after this page, as `cursor` of the filters; null: this is the last one. */
  readonly nextCursor: string | null;
};

/** One page of a list. */
export type Page<Item> = UncountedPage<Item> & {
  /** How many there are on all pages. */
  readonly total: number;
};

/** A list of the API. It is read while you go through it, page by page; `limit` is the size of a page. */
export type Listing<Item, OnePage extends UncountedPage<Item> = Page<Item>> = AsyncIterable<Item> & {
  /** One page: the first, or the one that `cursor` or `offset` of the filters asks for. */
  page(): Promise<OnePage>;
  /** This page and all that follow. */
  pages(): AsyncIterable<OnePage>;
};

/** The filters of a list. */
export type Filters<P extends ListPath> = QueryOf<P, "get">;

type ListMeta = { readonly total: number; readonly next_cursor?: string | null };

/** The list at `path`. Nothing is asked before it is read. */
export function listing<P extends ListPath>(
  transport: Transport,
  path: P,
  params: ParametersOf<P, "get">,
  filters: Filters<P> | undefined,
  options: CallOptions,
): Listing<ItemOf<P>> {
  const pageOf = async (query: Filters<P> | undefined): Promise<Page<ItemOf<P>>> => {
    const parts = { params, query, signal: options.signal } as unknown as Parts<P, "get">;
    const reply = await transport.request("get", path, parts);
    const { meta, results } = reply as unknown as { meta: ListMeta; results: ItemOf<P>[] };
    return { items: results, total: meta.total, nextCursor: meta.next_cursor ?? null };
  };
  return goThrough(filters, pageOf);
}

/** A list whose pages `pageOf` reads. */
export function goThrough<Item, Query, OnePage extends UncountedPage<Item>>(
  filters: Query | undefined,
  pageOf: (query: Query | undefined) => Promise<OnePage>,
): Listing<Item, OnePage> {
  async function* pages(): AsyncGenerator<OnePage, void, undefined> {
    let query = filters;
    for (;;) {
      const page = await pageOf(query);
      yield page;
      if (page.nextCursor === null) return;
      // A cursor takes the place of an offset.
      query = { ...query, offset: undefined, cursor: page.nextCursor } as unknown as Query;
    }
  }
  return {
    page: () => pageOf(filters),
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const page of pages()) yield* page.items;
    },
  };
}
