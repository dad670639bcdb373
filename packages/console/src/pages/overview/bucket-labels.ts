import type { Overview } from "@guestcard/sdk";

const time = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const dayAndTime = new Intl.DateTimeFormat(undefined, {
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const day = new Intl.DateTimeFormat(undefined, { month: "short", day: "numeric", timeZone: "UTC" });

const DAY_MS = 86_400_000;

/** What stands below each bucket of a chart: times within a day, days beyond. */
export function bucketLabels({ series, bucket, from, to }: Overview): string[] {
  // Buckets of a day begin by UTC.
  if (bucket === "day") return series.map(({ at }) => day.format(new Date(at)));
  const format = Date.parse(to) - Date.parse(from) > DAY_MS * 1.1 ? dayAndTime : time;
  return series.map(({ at }) => format.format(new Date(at)));
}
