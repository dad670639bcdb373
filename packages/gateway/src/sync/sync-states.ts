import type pg from "pg";
import { groupCommit } from "../database/group-commit.ts";
import type { OpenRun, SyncKind } from "./run-store.ts";
import type { SyncClock } from "./schedule.ts";

/** How things stand with an integration's syncs. */
export type SyncState = {
  readonly clock: SyncClock;
  readonly open: OpenRun | null;
};

/**
 * Reads what there is to sync in an integration and when: of the open runs the one that was begun, else the one that was
 * asked for first. Null: no such integration.
 */
export type SyncStateReader = (integrationId: string) => Promise<SyncState | null>;

type StateRow = SyncClock & {
  readonly integrationId: string;
  readonly openId: string | null;
  readonly openKind: SyncKind | null;
  readonly openModels: string[] | null;
  readonly traceContext: string | null;
};

/** The bound of `n` says nothing new: by it PostgreSQL expects few however many ask, and keeps one plan. */
const STATES = `
select i.id as "integrationId", i.active and not i.is_archived as "isActive", i.sync_frequency as "syncFrequency",
  i.sync_cadence as "syncCadence", i.use_custom_sync_schedule as "usesWeekSchedule",
  i.custom_sync_schedule as "weekSchedule", i.last_completed_sync as "lastCompletedSync",
  o.id as "openId", o.kind as "openKind", o.models as "openModels",
  o.trace_context as "traceContext",
  f.failures, f.last_failed_at as "lastFailedAt"
from json_to_recordset($1::json) as asked (n int, id uuid)
join integrations i on i.id = asked.id
left join lateral (
  select * from sync_runs r where r.integration_id = i.id and r.state in ('waiting', 'running')
  order by r.state, r.requested_at, r.id limit 1
) o on true
cross join lateral (
  select count(*)::int as failures, max(r.finished_at) as last_failed_at
  from sync_runs r
  where r.integration_id = i.id and r.state = 'failed' and r.requested_at > coalesce(
    (select max(d.requested_at) from sync_runs d where d.integration_id = i.id and d.state = 'done'), '-infinity')
) f
where asked.n between 0 and 10000`;

const MOST_IN_ONE = 100;

/** Every lease of a lane asks, and in a burst many are leased at once: those that ask together share a statement. */
export function createSyncStateReader(pool: pg.Pool): SyncStateReader {
  return groupCommit({
    commit: (integrationIds: readonly string[]) => readStates(pool, integrationIds),
    most: MOST_IN_ONE,
    // Whoever asks tries again.
    isPatient: () => false,
  });
}

/** In the order of `integrationIds`. */
async function readStates(pool: pg.Pool, integrationIds: readonly string[]): Promise<(SyncState | null)[]> {
  const result = await pool.query<StateRow>({
    name: "read-sync-states",
    text: STATES,
    values: [JSON.stringify(integrationIds.map((id, n) => ({ n, id })))],
  });
  const states = new Map(result.rows.map((row) => [row.integrationId, toState(row)]));
  return integrationIds.map((id) => states.get(id) ?? null);
}

function toState(row: StateRow): SyncState {
  const { integrationId: _, openId, openKind, openModels, traceContext, ...clock } = row;
  const isFirst = clock.lastCompletedSync === null;
  const open =
    openId && openKind
      ? { id: openId, kind: openKind, models: openModels ?? [], isFirst, traceContext }
      : null;
  return { clock, open };
}
