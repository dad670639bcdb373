import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { gateway } from "../../gateway/gateway.ts";
import { type Filters, queryOf } from "./filters.ts";

const LIMIT = 25;
const LIVE_MS = 3000;

/** One page of the leads that match, kept up to date. The cursors of the pages before are remembered. */
export function useLeads(filters: Filters) {
  const of = JSON.stringify(filters);
  const [trail, setTrail] = useState<{ of: string; cursors: readonly string[] }>({ of, cursors: [] });
  // Other filters begin at the first page.
  const cursors = trail.of === of ? trail.cursors : [];
  const cursor = cursors.at(-1);
  const leads = useQuery({
    queryKey: ["leads", of, cursor],
    queryFn: ({ signal }) =>
      gateway.writes
        .list({ ...queryOf(filters), limit: LIMIT, ...(cursor !== undefined && { cursor }) }, { signal })
        .page(),
    refetchInterval: LIVE_MS,
    placeholderData: keepPreviousData,
  });
  const go = (next: readonly string[]) => () => setTrail({ of, cursors: next });
  const following = leads.data?.nextCursor ?? null;
  return {
    leads,
    page: cursors.length + 1,
    /** Goes a page on or back; null where there is none. */
    next: following === null ? null : go([...cursors, following]),
    previous: cursors.length === 0 ? null : go(cursors.slice(0, -1)),
  };
}
