import { isDatabaseAway } from "../database/connect.ts";
import type { Background } from "../dispatch/worker.ts";
import { performRun, type SyncParts } from "./perform-run.ts";
import type { SyncLane } from "./reader.ts";
import { beginRun, finishRun, type OpenRun, openScheduledRun, type RunResult } from "./run-store.ts";
import { nextSyncAt } from "./schedule.ts";
import type { SyncMetrics } from "../telemetry/metrics/sync-metrics.ts";
import type { Tracer } from "../telemetry/tracing/tracer.ts";
import { createSyncStateReader } from "./sync-states.ts";
import { traceRun } from "./trace-run.ts";
import { createTurns, type Turns } from "./turns.ts";

/** Of the pool's connections: leads that come in while syncs store their records find the others free. */
const MOST_CONNECTIONS = 3;

type Parts = SyncParts & {
  readonly metrics: SyncMetrics;
  /** Null where tracing is off. */
  readonly tracer: Tracer | null;
};

/**
 * Makes the background of lanes: carries out the sync that somebody asked for or that a dead process left, opens one
 * where it is time, and answers when there will be something to do next.
 */
export function createSync(parts: Parts): Background {
  const { pool } = parts;
  const readSyncState = createSyncStateReader(pool);
  const withTurns = { ...parts, turns: createTurns(MOST_CONNECTIONS) };
  return async (lane) => {
    for (;;) {
      const state = await readSyncState(lane.leased.integrationId);
      if (!state) return null;
      const now = new Date();
      if (state.open) {
        // Left open: whoever has the lane next goes on at once.
        if (!(await traceRun(withTurns, lane.leased, state.open, (...how) => takeRun(lane, ...how))))
          return now;
        continue;
      }
      const dueAt = nextSyncAt(state.clock, now);
      if (!dueAt || dueAt > now) return dueAt;
      if (!(await openScheduledRun(pool, lane.leased))) return now;
    }
  };
}

/** Begins a run and takes it to its end. Null: the lane ended first. */
async function takeRun(
  lane: SyncLane,
  parts: Parts & { readonly turns: Turns },
  run: OpenRun,
): Promise<RunResult["state"] | null> {
  const { pool } = parts;
  const log = parts.log.child({ integration_id: lane.leased.integrationId, sync_run_id: run.id });
  if (!(await beginRun(pool, lane.leased, run.id))) return null;
  log.info({ kind: run.kind, models: run.models }, "sync begins");
  const began = performance.now();
  const result = await performRun({ ...parts, log }, lane, run).catch((error: unknown): RunResult => {
    if (isDatabaseAway(error)) throw error;
    log.error({ err: error }, "sync broke off");
    const unexpected = { x_property_id: null, method: null, kind: "internal", reason: "unexpected failure" };
    return { state: "failed", counts: {}, errors: [unexpected] };
  });
  if (!result) {
    parts.metrics.interrupted(run.kind);
    log.info("sync interrupted");
    return null;
  }
  if (!(await finishRun(pool, lane.leased, run, result))) return null;
  for (const [model, counts] of Object.entries(result.counts)) log.info({ model, counts }, "model synced");
  const seconds = Math.round((performance.now() - began) / 1000);
  parts.metrics.ended({ kind: run.kind, state: result.state, counts: result.counts, seconds });
  log.info({ state: result.state, errors: result.errors.length, seconds }, "sync ended");
  return result.state;
}
