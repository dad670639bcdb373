import { Counter, Histogram, type Registry } from "prom-client";
import type { WriteOperation } from "../../intake/new-write.ts";
import type { WriteEvent, WriteState } from "../../status/states.ts";
import { STORED_SECONDS } from "./buckets.ts";
import {
  type AttemptOutcome,
  attemptOutcomes,
  type CountedOutcome,
  type LookUpOutcome,
  lookUpOutcomes,
  writeOperations,
  writeOutcomes,
} from "./label-values.ts";

/** What is told of deliveries. */
export type DeliveryMetrics = {
  /** A step of a write is on disk: it took `event` and is in state `to`. */
  moved(write: MovedWrite, event: WriteEvent, to: WriteState): void;
};

/** A write as it was before a step. */
export type MovedWrite = {
  readonly operation: WriteOperation;
  readonly state: WriteState;
  readonly acceptedAt: Date;
};

/** What an event says of the attempt that it ends. */
const ATTEMPTS: Partial<Record<WriteEvent, AttemptOutcome>> = {
  confirmed: "confirmed",
  confirmed_without_id: "confirmed",
  card_taken: "confirmed",
  refused: "rejected",
  refused_in_doubt: "rejected",
  postponed: "retry-later",
  blocked: "blocked",
  outcome_lost: "outcome-unknown",
  interrupted: "interrupted",
};

const LOOK_UPS: Partial<Record<WriteEvent, LookUpOutcome>> = {
  look_up_found: "found",
  look_up_absent: "absent",
  look_up_open: "open",
  look_up_ambiguous: "ambiguous",
};

export function createDeliveryMetrics(registers: Registry[]): DeliveryMetrics {
  const attempts = new Counter({
    name: "guestcard_write_attempts_total",
    help: "Attempts to send a write to RPX, by how they ended.",
    labelNames: ["operation", "outcome"],
    registers,
  });
  const lookUps = new Counter({
    name: "guestcard_write_look_ups_total",
    help: "Look-ups of writes whose outcome was not known, by what RPX showed.",
    labelNames: ["operation", "outcome"],
    registers,
  });
  const settled = new Counter({
    name: "guestcard_writes_settled_total",
    help: "Writes by what became of them. One that needs review is counted again once a person has decided.",
    labelNames: ["operation", "outcome"],
    registers,
  });
  for (const operation of writeOperations) {
    for (const outcome of attemptOutcomes) attempts.inc({ operation, outcome }, 0);
    for (const outcome of lookUpOutcomes) lookUps.inc({ operation, outcome }, 0);
    for (const outcome of writeOutcomes) settled.inc({ operation, outcome }, 0);
  }
  const storedSeconds = new Histogram({
    name: "guestcard_accept_to_stored_seconds",
    help: "From a write's acceptance to the moment RPX was known to hold it.",
    labelNames: ["operation"],
    buckets: STORED_SECONDS,
    registers,
  });

  return {
    moved({ operation, state: from, acceptedAt }, event, to) {
      const attempt = ATTEMPTS[event];
      if (attempt !== undefined && from === "sending") attempts.inc({ operation, outcome: attempt });
      const lookUp = LOOK_UPS[event];
      if (lookUp !== undefined) lookUps.inc({ operation, outcome: lookUp });
      if (from === to || !isOutcome(to)) return;
      settled.inc({ operation, outcome: to });
      if (to === "stored") storedSeconds.observe({ operation }, (Date.now() - acceptedAt.getTime()) / 1000);
    },
  };
}

const isOutcome = (state: WriteState): state is CountedOutcome & WriteState =>
  (writeOutcomes as readonly string[]).includes(state);
