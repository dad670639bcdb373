import type pg from "pg";
import { readActions } from "./actions.ts";
import { bucketSizeOf } from "./buckets.ts";
import { readIntegrationHealth } from "./integration-health.ts";
import type { Overview } from "./overview.ts";
import { readSeries } from "./series.ts";
import { readStandings, standNow } from "./standings.ts";

/** How an account's writes do: over a span of time, and now. */
export async function readOverview(
  pool: pg.Pool,
  accountId: string,
  span: { readonly from: Date; readonly to: Date; readonly integrationId: string | null },
  now: Date,
): Promise<Overview> {
  const { from, to, integrationId } = span;
  const bucket = bucketSizeOf(from, to, now);
  const [counted, standings, integrations, actions] = await Promise.all([
    readSeries(pool, accountId, { ...span, bucket }),
    readStandings(pool, accountId, integrationId),
    readIntegrationHealth(pool, accountId, integrationId),
    readActions(pool, accountId, integrationId),
  ]);
  return {
    from,
    to,
    bucket,
    ...counted,
    now: standNow(standings),
    integrations: integrations.map((integration) => {
      const own = standings.filter((one) => one.integration_id === integration.id);
      const waiting = own.filter(({ state }) => state === "waiting");
      const { waiting: count, needs_review } = standNow(own);
      const [oldest] = waiting.map((one) => one.oldest_at).toSorted((a, b) => a.getTime() - b.getTime());
      return { ...integration, waiting: count, needs_review, oldest_waiting_at: oldest ?? null };
    }),
    actions,
  };
}
