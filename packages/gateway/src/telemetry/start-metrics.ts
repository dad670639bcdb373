import type { OpenDatabase } from "../database/open-database.ts";
import type { Build } from "./build.ts";
import { createDatabaseFigures } from "./metrics/database-figures.ts";
import { addDatabaseMetrics } from "./metrics/database-metrics.ts";
import { createMetrics, type Metrics } from "./metrics/metrics.ts";
import { addPoolMetrics } from "./metrics/pool-metrics.ts";
import { addProcessMetrics } from "./metrics/process-metrics.ts";

/** The metrics of a gateway process, with those of its database and of the process itself. */
export function startMetrics(
  database: OpenDatabase,
  roles: { readonly api: boolean },
  build: Build,
): Metrics {
  const metrics = createMetrics();
  const { registry } = metrics;
  const { pool } = database;
  const { pool: workerPool } = database.forWorkers;
  addProcessMetrics(registry, build);
  addPoolMetrics(registry, { callers: pool, workers: workerPool });
  addDatabaseMetrics(registry, createDatabaseFigures(roles.api ? pool : workerPool));
  return metrics;
}
