import type { Exchange } from "../connectors/realpage-rpx/outcomes.ts";
import { stateAfter, type WriteEvent, type WriteState } from "./states.ts";

/** What a decision about a write rests on: its place in the database and the version it was read at. */
export type WriteRef = {
  readonly id: string;
  readonly accountId: string;
  readonly integrationId: string;
  readonly propertyId: string;
  readonly xPropertyId: string;
  readonly version: number;
  readonly state: WriteState;
  readonly attempts: number;
};

/** Columns of a write that an event changes beside its state. What is left out stays as it is. */
export type WriteChanges = {
  readonly attempts?: number;
  readonly lookUps?: number;
  readonly readBacks?: number;
  readonly uncertainSince?: Date;
  /** RPX may have stored it until now: by PostgreSQL's clock, as those of workers may differ by more than the settle time. */
  readonly isUncertain?: true;
  /** A person says that RPX does not hold it: earlier uncertainty and look-ups count no more. */
  readonly clearUncertain?: true;
  readonly guestCardId?: string;
  readonly alreadyExisted?: boolean;
  readonly createdRecordId?: string;
  readonly deadlineAt?: Date;
  readonly retriedBy?: string;
  /** What callers read in `errors`; an empty list clears it. */
  readonly errors?: readonly string[];
};

/** When a write is due. */
export type Due = Date | "as-before" | null;

/** One step in the life of a write. */
export type Transition = {
  readonly write: WriteRef;
  readonly event: WriteEvent;
  /** The lease it is made under; null for acts of a person, which need none. */
  readonly leaseToken: string | null;
  /** When there is something to do next, by the clock of this process; null: never. `as-before` leaves the row's index as it is. */
  readonly dueAt: Due;
  readonly reason?: string;
  readonly messageLogId?: string | null;
  readonly detail?: unknown;
  readonly changes?: WriteChanges;
  /**
   * The guest card that becomes this write's own. Where it is another's, the step fails, or, if it `mayBeTaken`
   * (RPX said that the card was there before), is made without the claim.
   */
  readonly claim?: { readonly guestCardId: string; readonly mayBeTaken: boolean };
  /** Where the trace of this step goes on: whoever is told of it by a webhook is told in that trace. */
  readonly traceContext?: string | null;
  readonly exchange?: { readonly outcome: string; readonly record: Exchange };
};

/** How a step ended: taken; overtaken (lease lost, or the write was changed meanwhile); or the guest card is another write's. */
export type TransitionResult =
  | { readonly kind: "applied"; readonly write: WriteRef }
  | { readonly kind: "overtaken" }
  | { readonly kind: "card-taken" };

/** The write as it stands after the transition. @throws Error where the table has no such step. */
export function writeAfter(transition: Transition): WriteRef {
  const { write, event, changes } = transition;
  const state = stateAfter(write.state, event);
  if (state === null) throw new Error(`A write that is ${write.state} cannot take the event ${event}.`);
  return { ...write, state, version: write.version + 1, attempts: changes?.attempts ?? write.attempts };
}
