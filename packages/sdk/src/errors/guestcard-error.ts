/** What is known of a failure. */
export type Failure = {
  /** The HTTP status; null where there was no answer. */
  readonly status?: number | null;
  /** `x-request-id` of the answer; null where there was none. */
  readonly requestId?: string | null;
  /** The key that the request was sent with; null where it had none. */
  readonly idempotencyKey?: string | null;
  /** `Retry-After`, in seconds. */
  readonly retryAfter?: number | null;
  /** `details` of the answer. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
};

/** Every error of the SDK. `code` never changes its meaning; `message` is for people. */
export class GuestcardError extends Error {
  /** The API's own code (docs/errors.md), or one of the SDK's for what the API does not answer. */
  readonly code: string;
  /** The HTTP status; null where there was no answer. */
  readonly status: number | null;
  /** What to name when you ask about the request. */
  readonly requestId: string | null;
  /** Send the request again with this key, and it is taken once. Null: the request had none. */
  readonly idempotencyKey: string | null;
  /** How many seconds to wait, where the answer said so. */
  readonly retryAfter: number | null;
  /** What else the answer said. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, failure: Failure = {}) {
    super(message, failure.cause === undefined ? undefined : { cause: failure.cause });
    this.name = new.target.name;
    this.code = code;
    this.status = failure.status ?? null;
    this.requestId = failure.requestId ?? null;
    this.idempotencyKey = failure.idempotencyKey ?? null;
    this.retryAfter = failure.retryAfter ?? null;
    this.details = failure.details ?? {};
  }
}
