/**
 * The pauses before the second, third, … try, in milliseconds; as many as there are, so many more tries. Together 15.5
 * seconds: the restart of a gateway or the switch of its database is over by then.
 */
export const RETRY_PAUSES_MS: readonly number[] = [500, 1000, 2000, 4000, 8000];

/** Up to so much is added, so that callers that failed together do not come back together. */
const JITTER = 0.2;

/** A `Retry-After` that asks for more ends the tries: the caller knows better what to do with a minute. */
const LONGEST_PAUSE_MS = 60_000;

/** The statuses of which the API (408, 429, 500, 503) or a proxy before it (502, 504) may answer something else later. */
const PASSING: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

/** Whether a request that was answered so may succeed as it is. */
export const mayPass = (status: number | null): boolean => status === null || PASSING.has(status);

/**
 * How long to wait before the next try, or null where there is none.
 * @param failures how many tries have failed.
 * @param retryAfter what the answer said, in seconds.
 */
export function pauseBefore(
  pausesMs: readonly number[],
  failures: number,
  retryAfter: number | null,
): number | null {
  const planned = pausesMs[failures - 1];
  if (planned === undefined) return null;
  const pause = Math.max(planned * (1 + Math.random() * JITTER), (retryAfter ?? 0) * 1000);
  return pause > LONGEST_PAUSE_MS ? null : pause;
}

/** The seconds of a `Retry-After` header, which names seconds or a date. */
export function retryAfterOf(header: string | null): number | null {
  if (header === null || header.trim() === "") return null;
  const seconds = Number(header);
  const wait = Number.isNaN(seconds) ? (Date.parse(header) - Date.now()) / 1000 : seconds;
  return Number.isFinite(wait) ? Math.max(0, Math.ceil(wait)) : null;
}
