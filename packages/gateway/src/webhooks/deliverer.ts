import type pg from "pg";
import type { Logger } from "pino";
import { levelOf } from "../database/connect.ts";
import { groupCommit } from "../database/group-commit.ts";
import {
  type DueDelivery,
  type Endpoint,
  type EndpointLane,
  giveBackEndpoint,
  leaseEndpoints,
  readDueDeliveries,
  renewLease,
} from "./endpoint-lanes.ts";
import type { WebhookMetrics } from "../telemetry/metrics/webhook-metrics.ts";
import type { Span, Tracer } from "../telemetry/tracing/tracer.ts";
import { type Outcome, recordOutcomes } from "./record-outcomes.ts";
import type { RequestMaker } from "./webhook-request.ts";
import type { WebhookClient } from "./webhook-client.ts";
import { FAILING_FROM, jittered, restAfter, type WebhookTimes } from "./webhook-times.ts";

export type DelivererParts = {
  readonly pool: pg.Pool;
  readonly log: Logger;
  readonly client: WebhookClient;
  readonly requestFor: RequestMaker;
  readonly times: WebhookTimes;
  readonly metrics: WebhookMetrics;
  /** Null where tracing is off. */
  readonly tracer: Tracer | null;
};

/** Sends what is due to its endpoints, each in a lane of its own. */
export type Deliverer = {
  /** Looks for endpoints that are due. */
  wake(): Promise<void>;
  /** Begins nothing more, and ends after `graceMs` what is under way; that is sent again by whoever comes next. */
  stop(graceMs: number): Promise<void>;
};

/** Requests to one endpoint at the same time, over all processes. */
const AT_ONCE_PER_ENDPOINT = 8;
/** Endpoints that this process serves at the same time. One that hangs keeps its place for an attempt and rests then. */
const MOST_ENDPOINTS = 500;
const MOST_OUTCOMES_IN_ONE = 200;
/** After a fault of our own. */
const FAULT_REST_MS = 10_000;

export function startDeliverer(parts: DelivererParts): Deliverer {
  const { pool, log, times, metrics } = parts;
  const running = new Set<Promise<void>>();
  const ended = new AbortController();
  const stopping = new AbortController();
  let leasing = false;
  const record = groupCommit({
    commit: async (outcomes: readonly Outcome[]) => {
      const off = await recordOutcomes(pool, outcomes, times.switchOffAfterMs);
      metrics.switchedOff(off.length);
      for (const webhookId of off)
        log.warn({ webhook_id: webhookId }, "webhook switched off: it did nothing but fail");
      return outcomes.map(() => ({}));
    },
    most: MOST_OUTCOMES_IN_ONE,
    isPatient: () => !ended.signal.aborted,
    onAway: (error, outcomes) => log.warn({ err: error, outcomes }, "database away; outcomes wait"),
  });

  /** One attempt. Null: it was stopped. */
  async function attempt(endpoint: Endpoint, delivery: DueDelivery): Promise<"delivered" | "failed" | null> {
    const at = new Date();
    const request = parts.requestFor(endpoint, delivery.event, at);
    const span = beginAttempt(parts.tracer, delivery);
    if (span?.context) request.headers["traceparent"] = span.context;
    const answer = await parts.client.post({ ...request, signal: ended.signal });
    span?.set({ "http.response.status_code": answer?.status ?? undefined });
    span?.end(answer?.error === null ? null : "not delivered");
    if (!answer) return null;
    const pauseMs = answer.error === null ? null : (times.pausesMs[delivery.attemptsInRound] ?? null);
    await record({
      webhookId: endpoint.webhookId,
      eventId: delivery.event.id,
      attempt: delivery.attempts + 1,
      at,
      durationMs: answer.durationMs,
      httpStatus: answer.status,
      error: answer.error,
      bodyHead: answer.bodyHead,
      pauseMs: pauseMs === null ? null : jittered(pauseMs),
    });
    const outcome = answer.error === null ? "delivered" : pauseMs === null ? "failed" : "retried";
    metrics.attempted(delivery.event.trigger, outcome, answer.durationMs);
    log.info(
      {
        webhook_id: endpoint.webhookId,
        delivery_id: delivery.event.id,
        trigger: delivery.event.trigger,
        trace_id: span?.traceId,
        attempt: delivery.attempts + 1,
        status: answer.status,
        reason: answer.error,
        duration_ms: answer.durationMs,
      },
      "webhook sent",
    );
    return answer.error === null ? "delivered" : "failed";
  }

  /** Sends what is due to one endpoint until nothing is, or it only fails. @returns how long it is left alone. */
  async function drain(lane: EndpointLane): Promise<number> {
    while (!stopping.signal.aborted) {
      const endpoint = await renewLease(pool, lane, times.leaseMs);
      if (!endpoint) return 0;
      const { failuresInRow } = endpoint;
      const most = failuresInRow >= FAILING_FROM ? 1 : AT_ONCE_PER_ENDPOINT;
      const due = await readDueDeliveries(pool, lane.webhookId, most);
      if (due.length === 0) return 0;
      const ends = await Promise.all(due.map((delivery) => attempt(endpoint, delivery)));
      if (ends.every((end) => end === "failed")) {
        const restMs = restAfter(failuresInRow + ends.length, times.longestRestMs);
        if (restMs > 0) return restMs;
      }
    }
    return 0;
  }

  async function serveLane(lane: EndpointLane): Promise<void> {
    const restMs = await drain(lane).catch((error: unknown) => {
      log[levelOf(error)]({ err: error, webhook_id: lane.webhookId }, "webhook lane stopped");
      return FAULT_REST_MS;
    });
    const isDue = await giveBackEndpoint(pool, lane, restMs).catch((error: unknown) => {
      log.warn(
        { err: error, webhook_id: lane.webhookId },
        "webhook lane not given back; its lease will run out",
      );
      return false;
    });
    if (isDue && !stopping.signal.aborted) setImmediate(() => void wake());
  }

  async function wake(): Promise<void> {
    if (leasing || stopping.signal.aborted) return;
    leasing = true;
    try {
      const most = MOST_ENDPOINTS - running.size;
      const lanes = most > 0 ? await leaseEndpoints(pool, { most, leaseMs: times.leaseMs }) : [];
      for (const lane of lanes) {
        const task = serveLane(lane).finally(() => running.delete(task));
        running.add(task);
      }
    } catch (error) {
      log.warn({ err: error }, "webhook lanes not leased");
    } finally {
      leasing = false;
    }
  }

  return {
    wake,
    async stop(graceMs) {
      stopping.abort();
      const timer = setTimeout(() => ended.abort(), graceMs);
      await Promise.allSettled(running);
      clearTimeout(timer);
      ended.abort();
    },
  };
}

/** The span of an attempt, in the trace of what it tells of; null where that has none. */
function beginAttempt(tracer: Tracer | null, { webhookId, event, attempts }: DueDelivery): Span | null {
  if (!tracer || event.traceContext === null) return null;
  return tracer.begin(`webhook ${event.trigger}`, "client", event.traceContext, {
    "http.request.method": "POST",
    "guestcard.webhook_id": webhookId,
    "guestcard.delivery_id": event.id,
    "guestcard.job_id": event.subjectId,
    "guestcard.attempt": attempts + 1,
  });
}
