import type pg from "pg";
import { HOLDS_LANE, type LaneHold } from "../run-store.ts";
import { type LocalMs, localMs, localText } from "./window.ts";

/** What a sweep is for: what changed since the last one, or everything anew. */
export type SweepKind = "changes" | "back";

/** A way through a property's leads by the time of their change, from the newest to the oldest, that is under way. */
export type Sweep = {
  readonly kind: SweepKind;
  /** The run that began it; another may go on with it. */
  readonly runId: string;
  readonly beganAt: Date;
  /** What is left of it. */
  readonly from: LocalMs;
  readonly to: LocalMs;
  /** How much time is asked for at once. */
  readonly lengthMs: number;
};

/** How far a property's leads are synced. */
export type LeadCursor = {
  /** When the last sweep began that came to its end. */
  readonly syncedUntil: Date | null;
  /** The run that began that sweep. */
  readonly finishedBy: string | null;
  /** How much time was asked for at once, last. */
  readonly lengthMs: number | null;
  readonly open: Sweep | null;
};

type Row = {
  readonly synced_until: Date | null;
  readonly finished_by: string | null;
  readonly run_id: string | null;
  readonly began_at: Date | null;
  readonly sweep_from: string | null;
  readonly sweep_to: string | null;
  readonly seconds: number;
};

const AS_TEXT = `'YYYY-MM-DD"T"HH24:MI:SS'`;

export async function readLeadCursor(
  pool: pg.Pool,
  integrationId: string,
  propertyId: string,
  kind: SweepKind,
): Promise<LeadCursor> {
  const result = await pool.query<Row>({
    name: "read-lead-cursor",
    text: `
      select synced_until, finished_by, run_id, began_at, to_char(sweep_from, ${AS_TEXT}) as sweep_from,
        to_char(sweep_to, ${AS_TEXT}) as sweep_to, window_seconds::float8 as seconds
      from lead_sync_cursors where integration_id = $1 and property_id = $2 and kind = $3`,
    values: [integrationId, propertyId, kind],
  });
  const [row] = result.rows;
  if (!row) return { syncedUntil: null, finishedBy: null, lengthMs: null, open: null };
  const { run_id: runId, began_at: beganAt, sweep_from: from, sweep_to: to } = row;
  const lengthMs = row.seconds * 1000;
  const open =
    runId !== null && beganAt && from !== null && to !== null
      ? { kind, runId, beganAt, from: localMs(from), to: localMs(to), lengthMs }
      : null;
  return { syncedUntil: row.synced_until, finishedBy: row.finished_by, lengthMs, open };
}

/** Keeps what is left of a sweep. False: the lane is another's. */
export async function saveSweep(
  pool: pg.Pool,
  hold: LaneHold,
  propertyId: string,
  sweep: Sweep,
): Promise<boolean> {
  const result = await pool.query({
    name: "save-lead-sweep",
    text: `
      insert into lead_sync_cursors
        (integration_id, property_id, kind, run_id, began_at, sweep_from, sweep_to, window_seconds)
      select $1, $3, $4, $5, $6, $7, $8, $9 where ${HOLDS_LANE}
      on conflict (integration_id, property_id, kind) do update set run_id = excluded.run_id,
        began_at = excluded.began_at, sweep_from = excluded.sweep_from, sweep_to = excluded.sweep_to,
        window_seconds = excluded.window_seconds`,
    values: [
      hold.integrationId,
      hold.leaseToken,
      propertyId,
      sweep.kind,
      sweep.runId,
      sweep.beganAt,
      localText(sweep.from),
      localText(sweep.to),
      Math.round(sweep.lengthMs / 1000),
    ],
  });
  return result.rowCount === 1;
}

/** A sweep has come to its end. False: the lane is another's. */
export async function finishSweep(
  pool: pg.Pool,
  hold: LaneHold,
  propertyId: string,
  sweep: Sweep,
): Promise<boolean> {
  const result = await pool.query({
    name: "finish-lead-sweep",
    text: `
      update lead_sync_cursors set synced_until = $6, finished_by = $5, run_id = null, began_at = null,
        sweep_from = null, sweep_to = null, window_seconds = $7
      where integration_id = $1 and property_id = $3 and kind = $4 and ${HOLDS_LANE}`,
    values: [
      hold.integrationId,
      hold.leaseToken,
      propertyId,
      sweep.kind,
      sweep.runId,
      sweep.beganAt,
      Math.round(sweep.lengthMs / 1000),
    ],
  });
  return result.rowCount === 1;
}
