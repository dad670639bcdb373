import { type Failure, GuestcardError } from "./guestcard-error.ts";

/** One rule that a request breaks. */
export type Issue = {
  /** The kind of rule. */
  readonly code: string;
  /** Leads to the field; empty: the whole body or query. */
  readonly path: readonly (string | number)[];
  readonly message: string;
};

/** 400: the request breaks rules. `issues` names all of them. */
export class InvalidRequestError extends GuestcardError {
  readonly issues: readonly Issue[];

  constructor(code: string, message: string, failure: Failure = {}) {
    super(code, message, failure);
    const issues = this.details["issues"];
    this.issues = Array.isArray(issues) ? (issues as Issue[]) : [];
  }
}

/** 401: there is no such API key, or it was revoked. */
export class UnauthorizedError extends GuestcardError {}

/** 403: the API key lacks the right that this needs. */
export class ForbiddenError extends GuestcardError {}

/** 404: there is nothing of that id in this account. */
export class NotFoundError extends GuestcardError {}

/** 405: RealPage Exchange offers no such operation, or the path has no such method. */
export class NotSupportedError extends GuestcardError {}

/** 408: the request did not come to its end in time. */
export class RequestTimeoutError extends GuestcardError {}

/** 409: the present state of the thing does not allow this. */
export class ConflictError extends GuestcardError {}

/** 413 or 431: the request is larger than the gateway takes. */
export class TooLargeError extends GuestcardError {}

/** 422: the idempotency key was used before with another request. */
export class IdempotencyKeyReusedError extends GuestcardError {}

/** 429: the API key made too many requests; `retryAfter` says when to come back. */
export class RateLimitError extends GuestcardError {}

/** 500: a fault of the gateway's own. */
export class InternalError extends GuestcardError {}

/** 503: the gateway cannot say now that it kept the request; `retryAfter` says when to come back. It may have been taken. */
export class ServiceUnavailableError extends GuestcardError {}

/** 502 or 504: what stands before the gateway had no answer from it. The request may have been taken. */
export class BadGatewayError extends GuestcardError {}

/** There was no answer: no connection, a connection that broke, or no answer in time. The request may have been taken. */
export class NetworkError extends GuestcardError {}

/** The answer is none of a gateway. Mostly the `url` is another's. */
export class UnexpectedAnswerError extends GuestcardError {}
