import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { Logger } from "pino";
import type { Sealer } from "../credentials/sealer.ts";
import { listen } from "../database/listen.ts";
import type { WebhookMetrics } from "../telemetry/metrics/webhook-metrics.ts";
import type { Tracer } from "../telemetry/tracing/tracer.ts";
import { startDeliverer } from "./deliverer.ts";
import { fanOut } from "./fan-out.ts";
import { pruneEvents } from "./prune-events.ts";
import { createWebhookClient } from "./webhook-client.ts";
import { createRequestMaker } from "./webhook-request.ts";
import type { WebhookTimes } from "./webhook-times.ts";

export type WebhookParts = {
  readonly pool: pg.Pool;
  readonly sealer: Sealer;
  readonly log: Logger;
  readonly allowPrivateTargets: boolean;
  readonly times: WebhookTimes;
  readonly metrics: WebhookMetrics;
  /** Null where tracing is off. */
  readonly tracer: Tracer | null;
};

/** The webhook half of a worker: fans events out and delivers them. Any number of processes may run it. */
export type RunningWebhooks = {
  /** Begins nothing more and waits for requests under way, at most `graceMs`; those are sent again by the next worker. */
  stop(graceMs: number): Promise<void>;
};

/** Announced by a trigger of the table `webhook_events`. */
const CHANNEL = "guestcard_webhooks";
const PRUNE_EVERY_MS = 3_600_000;

export function startWebhooks(parts: WebhookParts): RunningWebhooks {
  const { pool, log, times } = parts;
  const client = createWebhookClient({ ...times, allowPrivateTargets: parts.allowPrivateTargets });
  const requestFor = createRequestMaker(parts.sealer);
  const deliverer = startDeliverer({
    pool,
    log,
    client,
    requestFor,
    times,
    metrics: parts.metrics,
    tracer: parts.tracer,
  });
  const ended = new AbortController();
  let relaying = false;
  let again = false;

  /** Fans out and delivers; a call that comes meanwhile makes it look once more. */
  async function relay(): Promise<void> {
    again = true;
    if (relaying) return;
    relaying = true;
    while (again && !ended.signal.aborted) {
      again = false;
      await fanOut(pool).catch((error: unknown) => log.warn({ err: error }, "webhook events not fanned out"));
      await deliverer.wake();
    }
    relaying = false;
  }

  async function poll(): Promise<void> {
    let prunedAt = -Infinity;
    while (!ended.signal.aborted) {
      await relay();
      if (performance.now() - prunedAt > PRUNE_EVERY_MS) {
        prunedAt = performance.now();
        await pruneEvents(pool, log, new Date()).catch((error: unknown) =>
          log.warn({ err: error }, "old webhook events not deleted"),
        );
      }
      await pause(times.pollMs, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  }

  const listener = listen(pool, log, CHANNEL, () => void relay());
  const polling = poll();

  return {
    async stop(graceMs) {
      ended.abort();
      await Promise.all([listener.stop(), polling]);
      await deliverer.stop(graceMs);
      await client.close();
    },
  };
}
