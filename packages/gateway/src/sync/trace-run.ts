import { observeCalls } from "../connectors/realpage-rpx/observe-calls.ts";
import { callSpans } from "../telemetry/tracing/call-spans.ts";
import type { Tracer } from "../telemetry/tracing/tracer.ts";
import type { SyncParts } from "./perform-run.ts";
import type { LaneHold, OpenRun, RunResult } from "./run-store.ts";

/** Carries a run out. Null: the lane ended first. */
export type CarryOut<Parts> = (parts: Parts, run: OpenRun) => Promise<RunResult["state"] | null>;

/**
 * Carries a run out as a span, in the trace of the request that asked for it or in one of its own. Its calls of RPX are
 * spans below it, and webhooks tell in the same trace of what it brought. Without a tracer: only carries it out.
 */
export async function traceRun<Parts extends SyncParts & { readonly tracer: Tracer | null }>(
  parts: Parts,
  hold: LaneHold,
  run: OpenRun,
  carryOut: CarryOut<Parts>,
): Promise<RunResult["state"] | null> {
  const { tracer } = parts;
  if (!tracer) return carryOut(parts, run);
  const span = tracer.begin(`sync ${run.kind}`, "consumer", run.traceContext, {
    "guestcard.sync_run_id": run.id,
    "guestcard.integration_id": hold.integrationId,
    "guestcard.account_id": hold.accountId,
    "guestcard.models": run.models.length === 0 ? "all" : run.models.join(),
  });
  const rpx = observeCalls(parts.rpx, callSpans(tracer, span.context));
  const log = parts.log.child({ trace_id: span.traceId });
  try {
    const end = await carryOut({ ...parts, rpx, log }, { ...run, traceContext: span.context });
    span.set({ "guestcard.outcome": end ?? "interrupted" });
    span.end(end === "failed" ? "sync failed" : null);
    return end;
  } catch (error) {
    span.end("sync broke off");
    throw error;
  }
}
