/** Why RPX refuses a whole integration, whatever the lead says. */
export type BlockedCause = (typeof blockedCauses)[number];
export const blockedCauses = [
  "licence",
  "subscription",
  "credentials",
  "forbidden",
  "misconfigured",
] as const;

/** RPX surely did not carry the call out; the same call may be made again later. */
export type RetryLater = { readonly kind: "retry-later"; readonly reason: string };

/** Why a reply did not come through that might, were there less to say: beyond the bound of replies, or of time. */
export type TooMuch = "large" | "slow";

/** No fault of the lead: nothing of this integration can be delivered until a person acts. */
export type Blocked = { readonly kind: "blocked"; readonly cause: BlockedCause; readonly reason: string };

/** RPX understood the call and refuses it for good; `reason` is RPX's own text. */
export type Rejected = { readonly kind: "rejected"; readonly reason: string };

/** The request may have reached RPX and may have been carried out. Never to be repeated blindly. */
export type OutcomeUnknown = { readonly kind: "outcome-unknown"; readonly reason: string };

/** How a call that stores something ended. `value` is what RPX said of the thing stored. */
export type WriteOutcome<T> =
  | { readonly kind: "confirmed"; readonly value: T }
  | Rejected
  | RetryLater
  | Blocked
  | OutcomeUnknown;

/** How a call that only reads ended. A lost reply is `retry-later`: reading twice harms nobody. */
export type ReadOutcome<T> =
  | { readonly kind: "answered"; readonly value: T }
  | Rejected
  | (RetryLater & { readonly tooMuch?: TooMuch })
  | Blocked;

/** One HTTP exchange with RPX as it is kept for people: licence key, user name and password are masked. */
export type Exchange = {
  /** RPX method, e.g. `insertprospect`. */
  readonly method: string;
  readonly url: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  /** The SOAP envelope that was (or would have been) sent, masked. */
  readonly request: string;
  /** The reply as text, masked, cut to the configured length; null where none arrived. */
  readonly reply: string | null;
  readonly httpStatus: number | null;
  /** `MessageLogId` of RPX's fault, which RealPage support asks for. */
  readonly messageLogId: string | null;
};

/** An outcome with the exchange that led to it. */
export type Called<O> = { readonly outcome: O; readonly exchange: Exchange };
