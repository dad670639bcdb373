import { Counter, Histogram, type Registry } from "prom-client";
import type { Acceptance, NewWrite, WriteOperation } from "../../intake/new-write.ts";
import { ACCEPT_SECONDS } from "./buckets.ts";
import { writeOperations } from "./label-values.ts";

/** What is told of requests and of the writes they bring. Called for each request: plain numbers, no objects made. */
export type IntakeMetrics = {
  /** A batch of writes was committed. `acceptances` are in the order of `writes`. */
  taken(writes: readonly NewWrite[], acceptances: readonly Acceptance[]): void;
  /**
   * Counts the answers of one route; made once a route. @param bringsWrite whether a 200 means a write that is kept.
   * @returns what is called with the status of an answer and the milliseconds since its request came.
   */
  route(method: string, path: string, bringsWrite: boolean): (status: number, ms: number) => void;
};

export function createIntakeMetrics(registry: Registry): IntakeMetrics {
  const accepted: Partial<Record<WriteOperation, number>> = {};
  const replayed: Partial<Record<WriteOperation, number>> = {};
  const routes: { readonly method: string; readonly route: string; readonly byStatus: number[] }[] = [];

  registry.registerMetric(
    new Counter({
      name: "guestcard_writes_accepted_total",
      help: "Writes that were committed and answered with 200, without repeats under the same Idempotency-Key.",
      labelNames: ["operation"],
      registers: [],
      collect() {
        this.reset();
        for (const operation of writeOperations) this.inc({ operation }, accepted[operation] ?? 0);
      },
    }),
  );
  registry.registerMetric(
    new Counter({
      name: "guestcard_writes_replayed_total",
      help: "Requests that repeated an accepted write under its Idempotency-Key.",
      labelNames: ["operation"],
      registers: [],
      collect() {
        this.reset();
        for (const operation of writeOperations) this.inc({ operation }, replayed[operation] ?? 0);
      },
    }),
  );
  registry.registerMetric(
    new Counter({
      name: "guestcard_http_requests_total",
      help: "Requests to the API by method, route (as declared, without ids) and status.",
      labelNames: ["method", "route", "code"],
      registers: [],
      collect() {
        this.reset();
        for (const { method, route, byStatus } of routes)
          byStatus.forEach((count, code) => this.inc({ method, route, code: String(code) }, count));
      },
    }),
  );
  const acceptSeconds = new Histogram({
    name: "guestcard_accept_duration_seconds",
    help: "From a request with a write coming in to its answer 200, which is sent after the commit. Dry runs count, too.",
    buckets: ACCEPT_SECONDS,
    registers: [registry],
  });

  return {
    taken(writes, acceptances) {
      for (let index = 0; index < writes.length; index++) {
        const operation = writes[index]?.operation;
        const kind = acceptances[index]?.kind;
        const counts = kind === "accepted" ? accepted : kind === "replayed" ? replayed : null;
        if (operation === undefined || counts === null) continue;
        counts[operation] = (counts[operation] ?? 0) + 1;
      }
    },
    route(method, route, bringsWrite) {
      const byStatus: number[] = [];
      routes.push({ method, route, byStatus });
      return (status, ms) => {
        byStatus[status] = (byStatus[status] ?? 0) + 1;
        if (bringsWrite && status === 200) acceptSeconds.observe(ms / 1000);
      };
    },
  };
}
