import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import type pg from "pg";
import type { Logger } from "pino";
import type { Configuration } from "../config/configuration.ts";
import type { Metrics } from "../telemetry/metrics/metrics.ts";
import { registerHealth } from "./health.ts";
import { listenAt } from "./listen-at.ts";
import { registerMetrics } from "./metrics.ts";
import { refuse } from "./refuse.ts";

const REQUEST_TIMEOUT_MS = 10_000;

/** What is told of a process to machines that watch it. */
export type MonitoringParts = {
  readonly pool: pg.Pool;
  readonly log: Logger;
  readonly metrics: Metrics;
};

/**
 * Listens for machines that watch a process, apart from the API: `/healthz`, `/readyz`, `/metrics`. A worker has no
 * other listener. It belongs in a private network; see docs/operations.md. Null: it is not asked for.
 */
export async function startMonitoring(
  configuration: Configuration,
  parts: MonitoringParts,
): Promise<{ readonly url: string; close(): Promise<void> } | null> {
  const { GUESTCARD_METRICS_PORT: port, GUESTCARD_METRICS_HOST: host } = configuration;
  if (port === null) return null;
  const log: FastifyBaseLogger = parts.log;
  const server: FastifyInstance = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: true,
  });
  server.setNotFoundHandler((_request, reply) =>
    refuse(reply, { refused: "not_found", message: "Here are /healthz, /readyz and /metrics." }),
  );
  registerHealth(server, parts);
  registerMetrics(server, parts.metrics, configuration.GUESTCARD_METRICS_TOKEN, true);
  const url = await listenAt(server, {
    host,
    port,
    settings: "GUESTCARD_METRICS_HOST and GUESTCARD_METRICS_PORT",
  });
  return { url, close: () => server.close() };
}
