import { readFileSync } from "node:fs";
import type { OpenDatabase } from "../database/open-database.ts";
import { createDatabaseFigures } from "./metrics/database-figures.ts";
import { addDatabaseMetrics } from "./metrics/database-metrics.ts";
import { createMetrics, type Metrics } from "./metrics/metrics.ts";
import { addPoolMetrics } from "./metrics/pool-metrics.ts";
import { addProcessMetrics } from "./metrics/process-metrics.ts";

const PACKAGE = new URL("../../package.json", import.meta.url);

/** The metrics of a gateway process, with those of its database and of the process itself. */
export function startMetrics(
  database: OpenDatabase,
  roles: { readonly api: boolean; readonly worker: boolean },
): Metrics {
  const metrics = createMetrics();
  const { registry } = metrics;
  const { pool } = database;
  const { pool: workerPool } = database.forWorkers;
  const { version } = JSON.parse(readFileSync(PACKAGE, "utf8")) as { version: string };
  const names = Object.entries(roles).flatMap(([name, has]) => (has ? [name] : []));
  addProcessMetrics(registry, { version, roles: names.join("+") });
  addPoolMetrics(registry, { callers: pool, workers: workerPool });
  addDatabaseMetrics(registry, createDatabaseFigures(roles.api ? pool : workerPool));
  return metrics;
}
