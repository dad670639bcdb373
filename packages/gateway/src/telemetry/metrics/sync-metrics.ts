import { Counter, Histogram, type Registry } from "prom-client";
import { SYNC_SECONDS } from "./buckets.ts";

/** A sync that ended, as its run is closed. */
export type EndedSync = {
  readonly kind: "manual" | "scheduled" | "back";
  readonly state: "done" | "failed";
  readonly seconds: number;
  /** Records by model and by what became of them. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

export type SyncMetrics = {
  ended(sync: EndedSync): void;
  /** It goes on at once in another worker, or here. */
  interrupted(kind: EndedSync["kind"]): void;
};

export function createSyncMetrics(registers: Registry[]): SyncMetrics {
  const runs = new Counter({
    name: "guestcard_sync_runs_total",
    help: "Syncs by kind and end: done, failed, or interrupted (the lane or the process ended; it goes on elsewhere).",
    labelNames: ["kind", "outcome"],
    registers,
  });
  const records = new Counter({
    name: "guestcard_sync_records_total",
    help: "Records that syncs brought, by model and change: new, updated or unchanged. Counted when the sync ends.",
    labelNames: ["model", "change"],
    registers,
  });
  const seconds = new Histogram({
    name: "guestcard_sync_duration_seconds",
    help: "How long syncs took that came to their end.",
    labelNames: ["kind"],
    buckets: SYNC_SECONDS,
    registers,
  });
  for (const kind of ["manual", "scheduled", "back"])
    for (const outcome of ["done", "failed", "interrupted"]) runs.inc({ kind, outcome }, 0);
  return {
    ended(sync) {
      runs.inc({ kind: sync.kind, outcome: sync.state });
      seconds.observe({ kind: sync.kind }, sync.seconds);
      for (const [model, counts] of Object.entries(sync.counts))
        for (const [change, count] of Object.entries(counts)) records.inc({ model, change }, count);
    },
    interrupted: (kind) => runs.inc({ kind, outcome: "interrupted" }),
  };
}
