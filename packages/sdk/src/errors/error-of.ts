import type { FetchAnswer } from "../http/fetch.ts";
import type { ErrorCode } from "../http/operations.ts";
import { retryAfterOf } from "../http/retries.ts";
import { type Failure, GuestcardError } from "./guestcard-error.ts";
import {
  BadGatewayError,
  ConflictError,
  ForbiddenError,
  IdempotencyKeyReusedError,
  InternalError,
  InvalidRequestError,
  NotFoundError,
  NotSupportedError,
  RateLimitError,
  RequestTimeoutError,
  ServiceUnavailableError,
  TooLargeError,
  UnauthorizedError,
  UnexpectedAnswerError,
} from "./request-errors.ts";

type ErrorClass = new (code: string, message: string, failure: Failure) => GuestcardError;

/** The class of each code of the API. A code that the API gets and this lacks does not compile. */
const byCode: Readonly<Record<ErrorCode, ErrorClass>> = {
  invalid_request: InvalidRequestError,
  unauthorized: UnauthorizedError,
  forbidden: ForbiddenError,
  not_found: NotFoundError,
  method_not_allowed: NotSupportedError,
  not_supported: NotSupportedError,
  request_timeout: RequestTimeoutError,
  conflict: ConflictError,
  payload_too_large: TooLargeError,
  unsupported_media_type: InvalidRequestError,
  idempotency_key_reused: IdempotencyKeyReusedError,
  headers_too_large: TooLargeError,
  rate_limit_exceeded: RateLimitError,
  internal_error: InternalError,
  service_unavailable: ServiceUnavailableError,
};

/** What a status means that came without the API's envelope: from a proxy, say. */
const byStatus: Readonly<Record<number, { readonly code: string; readonly of: ErrorClass }>> = {
  401: { code: "unauthorized", of: UnauthorizedError },
  403: { code: "forbidden", of: ForbiddenError },
  408: { code: "request_timeout", of: RequestTimeoutError },
  413: { code: "payload_too_large", of: TooLargeError },
  429: { code: "rate_limit_exceeded", of: RateLimitError },
  431: { code: "headers_too_large", of: TooLargeError },
  500: { code: "internal_error", of: InternalError },
  502: { code: "bad_gateway", of: BadGatewayError },
  503: { code: "service_unavailable", of: ServiceUnavailableError },
  504: { code: "bad_gateway", of: BadGatewayError },
};

type Envelope = { error: { code: string; message: string; details?: Readonly<Record<string, unknown>> } };

/** The error that an answer which is no success stands for. */
export function errorOf(answer: FetchAnswer, body: unknown, idempotencyKey: string | null): GuestcardError {
  const { status, headers } = answer;
  const failure: Failure = {
    status,
    requestId: headers.get("x-request-id"),
    retryAfter: retryAfterOf(headers.get("retry-after")),
    idempotencyKey,
  };
  if (isEnvelope(body)) {
    const { code, message, details } = body.error;
    const of = Object.hasOwn(byCode, code) ? byCode[code as ErrorCode] : GuestcardError;
    return new of(code, message, { ...failure, ...(details && { details }) });
  }
  const known = byStatus[status];
  return known
    ? new known.of(known.code, `Answered ${status}, not by the gateway itself.`, failure)
    : new UnexpectedAnswerError("unexpected_answer", `Answered ${status}. Is the url a gateway's?`, failure);
}

function isEnvelope(body: unknown): body is Envelope {
  if (typeof body !== "object" || body === null || !("error" in body)) return false;
  const { error } = body;
  return (
    typeof error === "object" &&
    error !== null &&
    "code" in error &&
    typeof error.code === "string" &&
    "message" in error &&
    typeof error.message === "string"
  );
}
