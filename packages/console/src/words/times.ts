const full = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long" });
const short = new Intl.DateTimeFormat(undefined, {
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto", style: "short" });

const STEPS = [
  { unit: "second", seconds: 1, below: 60 },
  { unit: "minute", seconds: 60, below: 3600 },
  { unit: "hour", seconds: 3600, below: 86_400 },
  { unit: "day", seconds: 86_400, below: 86_400 * 30 },
  { unit: "month", seconds: 86_400 * 30, below: Number.POSITIVE_INFINITY },
] as const;

/** A time to the second with its zone. */
export const fullTimeOf = (at: string): string => full.format(new Date(at));

/** Day and time in brief. */
export const shortTimeOf = (at: string): string => short.format(new Date(at));

/** How long ago (or ahead) a time is, as `5 min. ago`. */
export function agoOf(at: string, now = Date.now()): string {
  const seconds = (Date.parse(at) - now) / 1000;
  const step = STEPS.find(({ below }) => Math.abs(seconds) < below) ?? STEPS[4];
  return relative.format(Math.round(seconds / step.seconds), step.unit);
}

/** A duration in the unit that says most, as `340 ms`, `2.1 s`, `3 min`, `5 h`. */
export function durationOf(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
  if (ms < 3_600_000) return `${Math.round(ms / 60_000)} min`;
  return `${Math.round(ms / 3_600_000)} h`;
}

const TWO = 2;
const two = (value: number): string => String(value).padStart(TWO, "0");

/** A moment by the browser's clock, as a field for day and time takes it. */
export function localMinuteOf(at: number): string {
  const date = new Date(at);
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** What such a field holds, as the API takes it. What is no moment stays as it is, so that the API says so. */
export const momentOf = (local: string): string =>
  Number.isNaN(Date.parse(local)) ? local : new Date(local).toISOString();
