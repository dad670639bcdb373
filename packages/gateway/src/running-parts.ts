import type { FastifyInstance } from "fastify";
import type { RealPageRpx } from "./connectors/realpage-rpx/realpage-rpx.ts";
import type { RunningKeys } from "./credentials/start-keys.ts";
import type { DataAccess } from "./data-access/data-access.ts";
import type { Worker } from "./dispatch/worker.ts";
import type { Following } from "./following/start-following.ts";
import type { Tracer } from "./telemetry/tracing/tracer.ts";
import type { RunningWebhooks } from "./webhooks/start-webhooks.ts";

/** What of a gateway runs on its database, as far as it was started; each is added as it starts. */
export type RunningParts = {
  keys?: RunningKeys;
  tracer?: Tracer | null;
  rpx?: RealPageRpx;
  dataAccess?: DataAccess;
  server?: FastifyInstance;
  monitoring?: { close(): Promise<void> } | null;
  worker?: Worker;
  webhooks?: RunningWebhooks;
  following?: Following;
  endCleanUp?: () => Promise<void>;
  endWatch?: () => Promise<void>;
};

/**
 * Stops what was started, in order: no new requests, calls in flight end or are recorded as unknown within `graceMs`,
 * then what they need.
 */
export async function stopParts(parts: RunningParts, graceMs: number): Promise<void> {
  await parts.server?.close();
  await parts.dataAccess?.stop();
  await Promise.all([
    parts.worker?.stop(graceMs),
    parts.webhooks?.stop(graceMs),
    parts.endCleanUp?.(),
    parts.following?.stop(),
    parts.endWatch?.(),
  ]);
  await parts.keys?.stop();
  await parts.monitoring?.close();
  await parts.tracer?.stop();
  await parts.rpx?.close();
}
