const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Times that webhooks go by, in milliseconds. */
export type WebhookTimes = {
  /** The pause after each failed attempt at a delivery; after the last of them it has failed. */
  readonly pausesMs: readonly number[];
  /** An endpoint that did nothing but fail for so long is switched off. */
  readonly switchOffAfterMs: number;
  readonly connectMs: number;
  /** How long an attempt may take in all. */
  readonly answerMs: number;
  /** How long an endpoint belongs to a worker; longer than an attempt takes, or two would send at the same time. */
  readonly leaseMs: number;
  /** The longest pause of an endpoint that only fails, between any two attempts. */
  readonly longestRestMs: number;
  /** How often events and due deliveries that nobody told of are looked for. */
  readonly pollMs: number;
};

/**
 * 13 attempts over 71.7 hours or somewhat more (see `jittered`). The first pauses are for a restart, the last for a
 * weekend. An endpoint is switched off no later than with the last attempt of the first delivery that it failed.
 */
export const webhookTimes: WebhookTimes = {
  pausesMs: [
    5 * SECOND_MS,
    30 * SECOND_MS,
    2 * MINUTE_MS,
    10 * MINUTE_MS,
    30 * MINUTE_MS,
    HOUR_MS,
    2 * HOUR_MS,
    4 * HOUR_MS,
    8 * HOUR_MS,
    12 * HOUR_MS,
    20 * HOUR_MS,
    24 * HOUR_MS,
  ],
  switchOffAfterMs: 71 * HOUR_MS,
  connectMs: 5 * SECOND_MS,
  answerMs: 10 * SECOND_MS,
  leaseMs: 20 * SECOND_MS,
  longestRestMs: MINUTE_MS,
  pollMs: SECOND_MS,
};

/** A pause with up to 5 % added at random, so that deliveries that failed together do not come back together. */
export const jittered = (pauseMs: number): number => pauseMs * (1 + Math.random() * 0.05);

/** Failures in a row from which on an endpoint is tried with one delivery at a time, with rests in between. */
export const FAILING_FROM = 3;
const FIRST_REST_MS = SECOND_MS;

/** How long an endpoint is left alone after so many failures in a row: it spares the endpoint and this process. */
export function restAfter(failuresInRow: number, longestMs: number): number {
  return failuresInRow < FAILING_FROM
    ? 0
    : Math.min(FIRST_REST_MS * 2 ** Math.min(failuresInRow - FAILING_FROM, 30), longestMs);
}
