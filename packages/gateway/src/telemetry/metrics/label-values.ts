import type { WriteOperation } from "../../intake/new-write.ts";

/**
 * The values of labels, all known beforehand: no label ever holds an id, a name or a caller's text, so the number of
 * series is bounded. Counters begin at 0 with each of them, because a rate needs a first value.
 */
const operations = {
  create_lead: true,
  update_lead: true,
  create_lead_event: true,
} as const satisfies Record<WriteOperation, true>;
export const writeOperations = Object.keys(operations) as WriteOperation[];

/** How an attempt to send ended. `interrupted`: its worker died or lost the lane meanwhile. */
export const attemptOutcomes = [
  "confirmed",
  "rejected",
  "retry-later",
  "blocked",
  "outcome-unknown",
  "interrupted",
] as const;
export type AttemptOutcome = (typeof attemptOutcomes)[number];

/** What a look-up at RPX showed. */
export const lookUpOutcomes = ["found", "absent", "open", "ambiguous"] as const;
export type LookUpOutcome = (typeof lookUpOutcomes)[number];

/** What became of a write. `needs_review` is no end: a person decides how it goes on. */
export const writeOutcomes = ["stored", "rejected", "expired", "needs_review", "given_up"] as const;
export type CountedOutcome = (typeof writeOutcomes)[number];
