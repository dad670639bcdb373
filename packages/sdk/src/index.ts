export { Guestcard } from "./client.ts";
export type { BodyOptions, CallOptions, GuestcardOptions, WriteOptions } from "./options.ts";
export type { Fetch, FetchAnswer, FetchRequest } from "./http/fetch.ts";
export { RETRY_PAUSES_MS } from "./http/retries.ts";
export type { Filters, Listing, Page, UncountedPage } from "./lists/listing.ts";
export type { WaitOptions } from "./resources/wait-for-write.ts";
export { GuestcardError } from "./errors/guestcard-error.ts";
export {
  BadGatewayError,
  ConflictError,
  ForbiddenError,
  IdempotencyKeyReusedError,
  InternalError,
  InvalidRequestError,
  type Issue,
  NetworkError,
  NotFoundError,
  NotSupportedError,
  RateLimitError,
  RequestTimeoutError,
  ServiceUnavailableError,
  TooLargeError,
  UnauthorizedError,
  UnexpectedAnswerError,
} from "./errors/request-errors.ts";
export {
  WriteError,
  WriteFailedError,
  WriteNeedsReviewError,
  WriteTimeoutError,
} from "./errors/write-errors.ts";
export { type VerificationFault, WebhookVerificationError } from "./errors/webhook-verification-error.ts";
export { verifyWebhook, type VerifyOptions } from "./webhooks/verify-webhook.ts";
export type { VerifiedWebhook, WebhookEvent } from "./webhooks/webhook-event.ts";
export type { WebhookHeaders } from "./webhooks/webhook-headers.ts";
export type * from "./resources/types.ts";
