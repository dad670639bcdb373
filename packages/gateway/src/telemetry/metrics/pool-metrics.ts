import type pg from "pg";
import { Gauge, type Registry } from "prom-client";

/** How busy the database connections of this process are. `waiting` is statements that wait for a connection. */
export function addPoolMetrics(registry: Registry, pools: Readonly<Record<string, pg.Pool>>): void {
  registry.registerMetric(
    new Gauge({
      name: "guestcard_database_connections",
      help: "Database connections of this process, and (state=waiting) the statements that wait for one.",
      labelNames: ["pool", "state"],
      registers: [],
      collect() {
        for (const [name, pool] of Object.entries(pools)) {
          this.set({ pool: name, state: "busy" }, pool.totalCount - pool.idleCount);
          this.set({ pool: name, state: "idle" }, pool.idleCount);
          this.set({ pool: name, state: "waiting" }, pool.waitingCount);
        }
      },
    }),
  );
}
