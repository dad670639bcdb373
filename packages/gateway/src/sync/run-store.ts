import { randomUUIDv7 } from "node:crypto";
import type pg from "pg";
import type { RecordChange, RecordModel } from "../records/record.ts";
import type { WebhookTrigger } from "../webhooks/triggers.ts";

export type SyncKind = "manual" | "scheduled" | "back";

/** What webhooks call a sync's job. */
export const syncJobType = (kind: SyncKind): string => `${kind}_sync`;

/** A sync that is to be carried out, or goes on after the process that had begun it died. */
export type OpenRun = {
  readonly id: string;
  readonly kind: SyncKind;
  /** Empty: all. */
  readonly models: readonly string[];
  /** None of the integration's syncs is complete yet: what it brings is new to the caller as a whole. */
  readonly isFirst: boolean;
  /** Where its trace goes on, as W3C `traceparent`; null: it has none. */
  readonly traceContext: string | null;
};

/** What was refused to a sync. `x_property_id` is null for what concerns no single property, `method` for no single call. */
export type SyncError = {
  readonly x_property_id: string | null;
  readonly method: string | null;
  readonly kind: string;
  readonly reason: string;
};

export type ModelCounts = Record<Exclude<RecordChange["kind"], "erased">, number>;

/** How a sync ended. */
export type RunResult = {
  readonly state: "done" | "failed";
  readonly counts: Readonly<Partial<Record<RecordModel, ModelCounts>>>;
  readonly errors: readonly SyncError[];
};

/** Whose lane is held, as every statement of its holder repeats it. */
export type LaneHold = {
  readonly integrationId: string;
  readonly accountId: string;
  readonly leaseToken: string;
};

/** Of a statement whose first two parameters are the integration and the lease token. */
export const HOLDS_LANE = `exists (select from lanes l where l.integration_id = $1 and l.lease_token = $2)`;

/** Opens a run because it is time. False: one is open already, or the lane is another's. */
export async function openScheduledRun(pool: pg.Pool, hold: LaneHold): Promise<boolean> {
  const result = await pool.query({
    name: "open-scheduled-run",
    text: `
      insert into sync_runs (id, account_id, integration_id, kind, models, state)
      select $3, $4, $1, 'scheduled', '{}', 'waiting' where ${HOLDS_LANE}
        and not exists (select from sync_runs o where o.integration_id = $1 and o.state in ('waiting', 'running'))
      on conflict (integration_id, kind) where state = 'waiting' do nothing`,
    values: [hold.integrationId, hold.leaseToken, randomUUIDv7(), hold.accountId],
  });
  return result.rowCount === 1;
}

/** Begins a run, or begins it again. False: it is closed, or the lane is another's. */
export async function beginRun(pool: pg.Pool, hold: LaneHold, runId: string): Promise<boolean> {
  const result = await pool.query({
    name: "begin-run",
    text: `
      update sync_runs set state = 'running', started_at = now(), counts = '{}', errors = '[]'
      where integration_id = $1 and id = $3 and state in ('waiting', 'running') and ${HOLDS_LANE}`,
    values: [hold.integrationId, hold.leaseToken, runId],
  });
  return result.rowCount === 1;
}

/** What webhooks are told of a run's end. That a sync failed is never told as its completion. */
const TOLD_AS: Readonly<Record<RunResult["state"], readonly WebhookTrigger[]>> = {
  done: ["SYNC_COMPLETE", "FIRST_SYNC_COMPLETE", "JOB_SUCCESS"],
  failed: ["JOB_FAILURE"],
};

/**
 * Closes a run. Where it is done and read everything, the integration counts as synced since its start; one of a few
 * models must not put off the sync of the others. Webhooks that listen to it are told. False: the lane is another's.
 */
export async function finishRun(
  pool: pg.Pool,
  hold: LaneHold,
  run: Pick<OpenRun, "id" | "kind" | "traceContext">,
  result: RunResult,
): Promise<boolean> {
  const triggers = TOLD_AS[result.state];
  const finished = await pool.query({
    name: "finish-run",
    text: `
      with finished as (
        update sync_runs set state = $4, finished_at = now(), counts = $5, errors = $6
        where integration_id = $1 and id = $3 and state = 'running' and ${HOLDS_LANE}
        returning id, account_id, integration_id, state, kind, models, started_at
      ), marked as (
        update integrations i set last_completed_sync = f.started_at,
          last_completed_back_sync = case when f.kind = 'back' then f.started_at else i.last_completed_back_sync end
        from finished f where i.id = f.integration_id and f.state = 'done' and f.models = '{}'
      ), told as (
        insert into webhook_events (id, account_id, trigger, integration_id, subject_id, trace_context, payload)
        select t.id, f.account_id, t.trigger, f.integration_id, f.id, $12, jsonb_build_object('job_type', $7::text,
          'successful_job_count', $8::int, 'failed_job_count', $9::int)
        from finished f join integrations i on i.id = f.integration_id
        join unnest($10::uuid[], $11::text[]) as t (id, trigger) on
          t.trigger <> 'FIRST_SYNC_COMPLETE' or (f.models = '{}' and i.last_completed_sync is null)
        where exists (select from webhook_subscriptions s where s.account_id = f.account_id and s.trigger = t.trigger)
      )
      select from finished`,
    values: [
      hold.integrationId,
      hold.leaseToken,
      run.id,
      result.state,
      JSON.stringify(result.counts),
      JSON.stringify(result.errors),
      syncJobType(run.kind),
      Object.keys(result.counts).length,
      result.errors.length,
      triggers.map(() => randomUUIDv7()),
      triggers,
      run.traceContext,
    ],
  });
  return finished.rowCount === 1;
}
