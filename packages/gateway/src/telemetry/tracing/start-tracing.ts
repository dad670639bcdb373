import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Logger } from "pino";
import type { Configuration } from "../../config/configuration.ts";
import { readPairs } from "../../config/settings.ts";
import type { Build } from "../build.ts";
import type { Tracer } from "./tracer.ts";

/** Starts tracing where a collector is named; null, and nothing is loaded, where none is. */
export async function startTracing(
  configuration: Configuration,
  log: Logger,
  build: Build,
): Promise<Tracer | null> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = configuration;
  if (endpoint === null) return null;
  const { createOtlpTracer } = await import("./otlp-tracer.ts");
  return createOtlpTracer({
    endpoint,
    headers: readPairs(configuration.OTEL_EXPORTER_OTLP_HEADERS ?? ""),
    resource: {
      "service.version": build.version,
      "service.instance.id": randomUUID(),
      "host.name": hostname(),
      "guestcard.roles": build.roles,
      ...readPairs(configuration.OTEL_RESOURCE_ATTRIBUTES ?? ""),
      "service.name": configuration.OTEL_SERVICE_NAME,
    },
    share: Number(configuration.OTEL_TRACES_SAMPLER_ARG),
    onTrouble: (reason) => log.warn({ reason }, "traces not sent"),
  });
}
