import { gateway } from "../../gateway/gateway.ts";
import { usePages } from "../../ui/use-pages.ts";
import { type Filters, queryOf } from "./filters.ts";

const LIMIT = 25;
const LIVE_MS = 3000;

/** One page of the leads that match, kept up to date. */
export function useLeads(filters: Filters) {
  return usePages(
    ["leads", JSON.stringify(filters)],
    (cursor, options) =>
      gateway.writes.list({ ...queryOf(filters), limit: LIMIT, ...cursor }, options).page(),
    LIVE_MS,
  );
}
