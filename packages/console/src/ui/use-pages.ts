import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";

type Cursor = { readonly cursor?: string };
type Options = { readonly signal: AbortSignal };

/**
 * One page of a list, and the ways to the pages beside it; the cursors of the pages before are remembered.
 * @param key what the list is of; another list begins at its first page.
 * @param read asks for the page that a cursor names; none: the first.
 * @param liveMs after so long it is read again; false: when something changes.
 */
export function usePages<Page extends { readonly nextCursor: string | null }>(
  key: readonly string[],
  read: (cursor: Cursor, options: Options) => Promise<Page>,
  liveMs: number | false,
) {
  const of = JSON.stringify(key);
  const [trail, setTrail] = useState<{ of: string; cursors: readonly string[] }>({ of, cursors: [] });
  const cursors = trail.of === of ? trail.cursors : [];
  const cursor = cursors.at(-1);
  const list = useQuery({
    queryKey: [...key, "page", cursor],
    queryFn: ({ signal }) => read(cursor === undefined ? {} : { cursor }, { signal }),
    refetchInterval: liveMs,
    placeholderData: keepPreviousData,
  });
  const go = (next: readonly string[]) => () => setTrail({ of, cursors: next });
  const following = list.data?.nextCursor ?? null;
  return {
    list,
    page: cursors.length + 1,
    /** Goes a page on or back; null where there is none. */
    next: following === null ? null : go([...cursors, following]),
    previous: cursors.length === 0 ? null : go(cursors.slice(0, -1)),
  };
}
