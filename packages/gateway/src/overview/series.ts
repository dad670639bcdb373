import type pg from "pg";
import { bucketsOf, type BucketSize } from "./buckets.ts";
import { type LatencyCount, percentilesOf } from "./latencies.ts";
import type { AcceptToStored, Bucket } from "./overview.ts";
import { ALL_SCOPES } from "./scopes.ts";

type Measure = "accepted" | "delivered" | "failed" | "waiting" | "blocked" | "needs_review";
type Tally = { readonly at: Date; readonly measure: Measure; readonly count: number };

/** What was counted in a span, by buckets, and how long deliveries took. A bucket that the span touches counts whole. */
export async function readSeries(
  pool: pg.Pool,
  accountId: string,
  span: {
    readonly from: Date;
    readonly to: Date;
    readonly integrationId: string | null;
    readonly bucket: BucketSize;
  },
): Promise<{ readonly series: Bucket[]; readonly acceptToStored: AcceptToStored }> {
  const { integrationId, bucket, to } = span;
  const starts = bucketsOf(span.from, to, bucket);
  const values = [
    accountId,
    integrationId ?? ALL_SCOPES,
    bucket === "minute" ? "minute" : "hour",
    starts[0],
    to,
  ];
  const where = `account_id = $1 and scope = $2 and size = $3 and at >= $4 and at < $5`;
  const [tallies, latencies, looked] = await Promise.all([
    pool.query<Tally>({
      name: "read-tallies",
      text: `select date_trunc($6, at, 'UTC') as at, measure,
          (case when measure in ('waiting', 'blocked', 'needs_review') then max(count) else sum(count) end)::float8 as count
        from write_tallies where ${where} group by 1, 2`,
      values: [...values, bucket],
    }),
    pool.query<LatencyCount>({
      name: "read-latencies",
      text: `select latency, sum(count)::float8 as count from write_tallies
        where ${where} and measure = 'delivered' group by 1`,
      values,
    }),
    // Of an integration only levels above 0 are kept; whether somebody looked stands with the account.
    pool.query<{ at: Date }>({
      name: "read-levels-looked-at",
      text: `select distinct date_trunc($6, at, 'UTC') as at from write_tallies where ${where} and measure = 'waiting'`,
      values: [accountId, ALL_SCOPES, ...values.slice(2), bucket],
    }),
  ]);
  const counts = new Map(tallies.rows.map(({ at, measure, count }) => [`${at.getTime()} ${measure}`, count]));
  const lookedAt = new Set(looked.rows.map(({ at }) => at.getTime()));
  const series = starts.map((at): Bucket => {
    const of = (measure: Measure): number => counts.get(`${at.getTime()} ${measure}`) ?? 0;
    const level = (measure: Measure): number | null => (lookedAt.has(at.getTime()) ? of(measure) : null);
    return {
      at,
      accepted: of("accepted"),
      delivered: of("delivered"),
      failed: of("failed"),
      waiting: level("waiting"),
      blocked: level("blocked"),
      needs_review: level("needs_review"),
    };
  });
  return { series, acceptToStored: percentilesOf(latencies.rows) };
}
