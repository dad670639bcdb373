import { Counter, type Registry } from "prom-client";

export type Resolution = "confirm" | "send_again" | "give_up";

/** What people do about writes. */
export type ReviewMetrics = {
  resolved(action: Resolution): void;
  retried(): void;
};

export function createReviewMetrics(registers: Registry[]): ReviewMetrics {
  const resolved = new Counter({
    name: "guestcard_writes_resolved_total",
    help: "Writes that needed review and that a person settled, by what was decided.",
    labelNames: ["action"],
    registers,
  });
  for (const action of ["confirm", "send_again", "give_up"]) resolved.inc({ action }, 0);
  const retried = new Counter({
    name: "guestcard_writes_retried_total",
    help: "Failed writes from which a caller made a new one. The new write is not counted as accepted.",
    registers,
  });
  return { resolved: (action) => resolved.inc({ action }), retried: () => retried.inc() };
}
