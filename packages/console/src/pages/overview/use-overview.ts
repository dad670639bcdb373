import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { gateway } from "../../gateway/gateway.ts";
import type { Span } from "../../words/spans.ts";

const LIVE_MS = 5000;
const HOUR_MS = 3_600_000;

/** How writes do over a span up to now, kept up to date. */
export function useOverview(span: Span, integrationId: string | null) {
  return useQuery({
    queryKey: ["overview", span.name, integrationId],
    queryFn: ({ signal }) => {
      const from = new Date(Date.now() - span.hours * HOUR_MS).toISOString();
      return gateway.overview(
        { from, ...(integrationId !== null && { integration_id: integrationId }) },
        { signal },
      );
    },
    refetchInterval: LIVE_MS,
    placeholderData: keepPreviousData,
  });
}
