import type { FastifyReply } from "fastify";

/** How much a key has used of its minute. */
type Minute = { used: number; readonly endsAt: number };

/** Counts requests by key, each key's in minutes of its own, in this process. */
export type RateLimit = {
  /** Counts one request and sets the `x-ratelimit-…` headers. False: the key has had its requests; `retry-after` is set. */
  take(key: string, reply: FastifyReply): boolean;
  /** The next `take` will be false. */
  isUsedUp(key: string): boolean;
};

const MINUTE_MS = 60_000;
/** So many keys are counted before those whose minute is over are thrown out. */
const MANY_KEYS = 10_000;

/** @param most requests a key may make in a minute. */
export function createRateLimit(most: number): RateLimit {
  const minutes = new Map<string, Minute>();
  const limit = String(most);
  return {
    isUsedUp(key) {
      const minute = minutes.get(key);
      return minute !== undefined && minute.used >= most && minute.endsAt > performance.now();
    },
    take(key, reply) {
      const now = performance.now();
      let minute = minutes.get(key);
      if (!minute || minute.endsAt <= now) {
        if (minutes.size >= MANY_KEYS)
          for (const [other, { endsAt }] of minutes) if (endsAt <= now) minutes.delete(other);
        minute = { used: 0, endsAt: now + MINUTE_MS };
        minutes.set(key, minute);
      }
      minute.used++;
      const reset = String(Math.ceil((minute.endsAt - now) / 1000));
      void reply
        .header("x-ratelimit-limit", limit)
        .header("x-ratelimit-remaining", String(Math.max(0, most - minute.used)))
        .header("x-ratelimit-reset", reset);
      if (minute.used <= most) return true;
      void reply.header("retry-after", reset);
      return false;
    },
  };
}
