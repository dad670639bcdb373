import type { Premise } from "../database/premises.ts";

/** What a write does at RPX. */
export type WriteOperation = "create_lead" | "update_lead" | "create_lead_event";

/** A validated write on its way into the database. */
export type NewWrite = {
  /** UUIDv7; the `job_id` callers get. */
  readonly id: string;
  readonly accountId: string;
  readonly integrationId: string;
  readonly propertyId: string;
  readonly xPropertyId: string;
  readonly operation: WriteOperation;
  /** The caller's body, as it came. */
  readonly request: unknown;
  /** What dispatch sends: every id already RPX's own. */
  readonly upstream: unknown;
  /** Same for writes that one guest card could answer; a signed 64-bit number in decimal. */
  readonly personKey: string;
  /** ISO 8601 UTC with microseconds, rising within a process: leads of a lane go out in this order. */
  readonly acceptedAt: string;
  readonly deadlineAt: Date;
  readonly idempotency: IdempotencyKey | null;
  /** The failed write that this one tries again. */
  readonly retryOf: string | null;
  /** The trace of the request that brought it, as W3C `traceparent`; null: there is none. */
  readonly traceContext: string | null;
  /** The rows that it rests on; the transaction that keeps it confirms them. */
  readonly premises: readonly Premise[];
};

/** The caller's `Idempotency-Key` (IETF httpapi draft) and SHA-256 of route and body, in hexadecimal. */
export type IdempotencyKey = { readonly key: string; readonly requestHash: string };

/** How the commit of a write that was to be kept as begun ended: it was; it was not, but may wait; or nobody knows. */
export type CommitEnd = "begun" | "not-begun" | "unknown";

/**
 * A place that a lane set aside for a write on its way to disk: the write is kept as begun, with the intent to send it,
 * where the lane's lease stands.
 */
export type EarlyStart = { readonly leaseToken: string; settle(end: CommitEnd): void };

/** How the intake took a write: as new, and maybe as begun by this very commit; as one that was taken before under the same key; or not, because the key stands for another body or a premise does not hold any more. */
export type Acceptance =
  | { readonly kind: "accepted"; readonly writeId: string; readonly isBegun: boolean }
  | { readonly kind: "replayed"; readonly writeId: string }
  | { readonly kind: "key-reused" }
  | { readonly kind: "outdated" };

let lastMicroseconds = 0;
let written = { seconds: 0, text: "" };

/** The present moment in microseconds of UTC, never the same twice in a process. */
export function acceptanceTime(): string {
  const now = Math.floor((performance.timeOrigin + performance.now()) * 1000);
  lastMicroseconds = now > lastMicroseconds ? now : lastMicroseconds + 1;
  const seconds = Math.floor(lastMicroseconds / 1_000_000);
  // Writing a date costs as much as the rest of a write's own fields; leads that come together share the second.
  if (seconds !== written.seconds)
    written = { seconds, text: new Date(seconds * 1000).toISOString().slice(0, -4) };
  return `${written.text}${String(lastMicroseconds % 1_000_000).padStart(6, "0")}Z`;
}
