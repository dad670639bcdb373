import { createLog } from "../../../gateway/src/serve.ts";
import { readConfiguration } from "../../../gateway/src/config/configuration.ts";
import type { Gateway } from "../../../gateway/src/gateway.ts";
import { createServer } from "../../../gateway/src/http/server.ts";
import { createMetrics } from "../../../gateway/src/telemetry/metrics/metrics.ts";

/** `/openapi.json` of the gateway as it stands. Its server only describes itself: there is no database behind it. */
export async function apiDocument(): Promise<unknown> {
  const configuration = readConfiguration({ LOG_LEVEL: "silent" });
  const parts: Pick<Gateway, "configuration" | "log" | "metrics" | "tracer"> = {
    configuration,
    log: createLog(configuration),
    metrics: createMetrics(),
    tracer: null,
  };
  const server = await createServer(parts as Gateway);
  try {
    const reply = await server.inject("/openapi.json");
    if (reply.statusCode !== 200) throw new Error(`No /openapi.json: ${reply.body}`);
    return JSON.parse(reply.body);
  } finally {
    await server.close();
  }
}
