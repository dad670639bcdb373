import type { Fetch } from "./http/fetch.ts";

/** How to reach a gateway. */
export type GuestcardOptions = {
  /** Where it listens, as `https://guestcard.example.com`. */
  readonly url: string;
  /**
   * The API key. Keep it on a server of yours: who has it may do all that it may. Without one, `fetch` says who calls:
   * by the cookie of a session (`session.signIn`), say.
   */
  readonly token?: string | undefined;
  /** What makes the requests instead of the platform's `fetch`. */
  readonly fetch?: Fetch;
  /** How long one try may take. Default 30 000: as long as the gateway waits for a request. */
  readonly timeoutMs?: number;
  /** The pauses before the second, third, … try. Default `RETRY_PAUSES_MS`; `[]` tries once. */
  readonly retryPausesMs?: readonly number[];
};

/** What every call takes. */
export type CallOptions = {
  /** Ends the call with the signal's reason. What was sent may have been taken. */
  readonly signal?: AbortSignal | undefined;
};

/** What every call with a body takes. */
export type BodyOptions = CallOptions & {
  /** Leaves fields out that the API does not know, instead of refusing them. Default false. */
  readonly ignoreUnknownFields?: boolean | undefined;
};

/** What every write into RealPage takes. */
export type WriteOptions = BodyOptions & {
  /**
   * The same key and body are taken once, whoever sends them and how often, for as long as the gateway keeps keys (two
   * days, unless it is set otherwise). Default: a new key, which the error shows should the call fail.
   */
  readonly idempotencyKey?: string | undefined;
};
