import { Type } from "typebox";
import type { Fault } from "../faults/faults.ts";

/** Every error code that the API answers with, its status, and what it means. docs/errors.md is checked against it. */
export const errorCodes = {
  invalid_request: {
    status: 400,
    meaning: "The request breaks a rule; `details.issues` names every fault with its path.",
  },
  unauthorized: {
    status: 401,
    meaning: "There is no bearer token and no session, or none that is known and not revoked.",
  },
  forbidden: {
    status: 403,
    meaning:
      "The API key lacks the right that this request needs; or a request with a session cookie did not come from the console's own page.",
  },
  not_found: { status: 404, meaning: "There is no such path, or nothing of that id in this account." },
  method_not_allowed: {
    status: 405,
    meaning: "The path exists and does not know this method; see the `Allow` header.",
  },
  not_supported: { status: 405, meaning: "RealPage Exchange offers no such operation." },
  request_timeout: {
    status: 408,
    meaning: "The request did not come to its end in time (30 seconds unless set).",
  },
  conflict: { status: 409, meaning: "The present state of the thing does not allow this." },
  payload_too_large: { status: 413, meaning: "The body is larger than this route takes." },
  unsupported_media_type: {
    status: 415,
    meaning: "The body is not `application/json`, or it is compressed.",
  },
  idempotency_key_reused: {
    status: 422,
    meaning: "The `Idempotency-Key` was used before with another request.",
  },
  headers_too_large: { status: 431, meaning: "The headers are larger than 16 kB." },
  rate_limit_exceeded: {
    status: 429,
    meaning: "The API key made too many requests, or the address too many sign-ins; see `Retry-After`.",
  },
  internal_error: {
    status: 500,
    meaning: "A fault of Guestcard's own; the message names the request id to look for in the log.",
  },
  service_unavailable: {
    status: 503,
    meaning:
      "Guestcard cannot say now that it kept the request (its database is away). Try again after `Retry-After`, with the same `Idempotency-Key`.",
  },
} as const satisfies Record<string, { status: number; meaning: string }>;

export type ErrorCode = keyof typeof errorCodes;

/** An expected refusal, as a value. */
export type Refusal = {
  readonly refused: ErrorCode;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
};

/** The body of every error (Propexo's contract: errorResponse). */
export function errorBody(refusal: Refusal): {
  error: { code: ErrorCode; message: string; details?: unknown };
} {
  return {
    error: {
      code: refusal.refused,
      message: refusal.message,
      ...(refusal.details && { details: refusal.details }),
    },
  };
}

/** A refusal of a request with these faults, all at once. */
export function invalidRequest(issues: readonly Fault[]): Refusal {
  const [first] = issues;
  const where = first && first.path.length > 0 ? `${first.path.join(".")}: ` : "";
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : "";
  return {
    refused: "invalid_request",
    message: first ? `${where}${first.message}${more}` : "invalid request",
    details: { issues },
  };
}

export const keyReused: Refusal = {
  refused: "idempotency_key_reused",
  message: "This Idempotency-Key was used before with another request.",
};

export const notFound = (what: string): Refusal => ({
  refused: "not_found",
  message: `${what} was not found.`,
});

/** The schema of every answer that refuses. */
export const errorReply = Type.Object({
  error: Type.Object({
    code: Type.Enum(Object.keys(errorCodes)),
    message: Type.String(),
    details: Type.Optional(Type.Object({}, { additionalProperties: true })),
  }),
});
