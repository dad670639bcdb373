/** The sizes of a bucket of time. */
export const bucketSizes = ["minute", "hour", "day"] as const;
export type BucketSize = (typeof bucketSizes)[number];

const MINUTE_MS = 60_000;
const BUCKET_MS: Readonly<Record<BucketSize, number>> = {
  minute: MINUTE_MS,
  hour: 60 * MINUTE_MS,
  day: 1440 * MINUTE_MS,
};
/** Up to so many buckets of a size a chart can show. */
const MOST_BUCKETS = 200;
/** Minutes are kept for two days. */
const MINUTES_FOR_MS = 47 * BUCKET_MS.hour;

/** The smallest size of which a chart can show the span. */
export function bucketSizeOf(from: Date, to: Date, now: Date): BucketSize {
  const span = to.getTime() - from.getTime();
  const areMinutesKept = now.getTime() - from.getTime() < MINUTES_FOR_MS;
  const fits = (size: BucketSize): boolean => span <= MOST_BUCKETS * BUCKET_MS[size];
  return bucketSizes.find((size) => fits(size) && (size !== "minute" || areMinutesKept)) ?? "day";
}

/** The beginnings of all buckets that the span touches, by UTC. */
export function bucketsOf(from: Date, to: Date, size: BucketSize): Date[] {
  const step = BUCKET_MS[size];
  const starts: Date[] = [];
  for (let at = Math.floor(from.getTime() / step) * step; at < to.getTime(); at += step)
    starts.push(new Date(at));
  return starts;
}
