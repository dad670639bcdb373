import type pg from "pg";
import { readActions } from "./actions.ts";
import { bucketSizeOf } from "./buckets.ts";
import { readIntegrationHealth } from "./integration-health.ts";
import type { Bucket, Overview, StandNow } from "./overview.ts";
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
  const [{ series, acceptToStored }, standings, integrations, actions] = await Promise.all([
    readSeries(pool, accountId, { ...span, bucket }),
    readStandings(pool, accountId, integrationId),
    readIntegrationHealth(pool, accountId, integrationId),
    readActions(pool, accountId, integrationId),
  ]);
  const stand = standNow(standings);
  return {
    from,
    to,
    bucket,
    series: to < now ? series : seenNow(series, stand),
    acceptToStored,
    now: stand,
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

/** In the last bucket at least as many stand as do now: workers look twice a minute. */
function seenNow(series: readonly Bucket[], { waiting, blocked, needs_review }: StandNow): Bucket[] {
  return series.map((bucket, index) =>
    index < series.length - 1
      ? bucket
      : {
          ...bucket,
          waiting: Math.max(bucket.waiting ?? 0, waiting),
          blocked: Math.max(bucket.blocked ?? 0, blocked),
          needs_review: Math.max(bucket.needs_review ?? 0, needs_review),
        },
  );
}
