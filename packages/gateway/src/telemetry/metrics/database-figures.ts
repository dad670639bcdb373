import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { isDatabaseAway } from "../../database/connect.ts";

/** Writes that are not finished, of one state. `blocked`: their integration as a whole is. Ages in seconds. */
export type OpenWrites = {
  readonly state: string;
  readonly blocked: boolean;
  readonly writes: number;
  readonly oldestSeconds: number;
  /** How long the one that is due first has been due; 0 where none is. */
  readonly dueSeconds: number;
};

/** What is the same for every process, read from the database. */
export type DatabaseFigures = {
  readonly open: readonly OpenWrites[];
  readonly blocks: readonly { readonly cause: string; readonly scope: string; readonly blocks: number }[];
  readonly integrations: number;
  /** Since the integration that was synced longest ago was; null: every active one never was. */
  readonly stalestSyncSeconds: number | null;
  readonly endpoints: readonly { readonly state: string; readonly endpoints: number }[];
  readonly pendingDeliveries: number;
};

/** The figures; `away`: the database does not answer; `none`: they are not known yet, or not to be had. */
export type Figures = DatabaseFigures | "away" | "none";

/**
 * One statement. `due_at < 'infinity'` is the condition of the index `writes_due`, so that only writes that are not
 * finished are looked at. What needs review is known a moment later (src/following).
 */
const QUERY = `
with blocked as materialized (
  select integration_id from lane_blocks where x_property_id = ''
), counted as (
  select w.state, b.integration_id is not null as blocked, count(*) as writes, min(w.created_at) as oldest, min(w.due_at) as due
  from writes w
  left join blocked b on b.integration_id = w.integration_id
  where w.due_at < 'infinity'
  group by 1, 2
  union all
  select 'needs_review', false, count(*), min(t.created_at), null
  from accounts a join write_tracks t on t.account_id = a.id and t.state = 'needs_review'
)
select
  (select json_agg(json_build_object('state', state, 'blocked', blocked, 'writes', writes,
     'oldestSeconds', coalesce(extract(epoch from now() - oldest), 0),
     'dueSeconds', greatest(0, coalesce(extract(epoch from now() - due), 0)))) from counted) as open,
  (select coalesce(json_agg(json_build_object('cause', cause, 'scope', scope, 'blocks', blocks)), '[]') from (
     select cause, case when x_property_id = '' then 'integration' else 'property' end as scope, count(*) as blocks
     from lane_blocks b join integrations i on i.id = b.integration_id
     where not i.is_archived or exists (select from writes w where w.integration_id = i.id and w.due_at < 'infinity') group by 1, 2) c) as blocks,
  (select count(*)::int from integrations where active and not is_archived) as integrations,
  (select extract(epoch from now() - min(last_completed_sync))::float8 from integrations where active and not is_archived)
     as "stalestSyncSeconds",
  (select coalesce(json_agg(json_build_object('state', state, 'endpoints', endpoints)), '[]') from (
     select case when active then 'active' when switched_off_at is not null then 'switched_off' else 'inactive' end as state,
       count(*) as endpoints from webhooks group by 1) e) as endpoints,
  (select count(*)::int from webhook_deliveries where state = 'pending') as "pendingDeliveries"`;

/** With a hundred thousand writes waiting in a cold cache the query takes seconds; a scrape does not wait for that. */
const STATEMENT_TIMEOUT_MS = 30_000;
/** A scrape waits no longer than this for new figures, and tells the last ones then. Prometheus gives up after 10 s. */
const SCRAPE_WAITS_MS = 3000;
/** Figures are kept for this long, however often they are asked for … */
const KEPT_MS = 5000;
/** … and for this many times as long as they took, so that no backlog makes them cost more than 5 % of a connection. */
const KEPT_PER_COST = 20;

/** Reads the figures of every process at most once in some seconds, callers at once sharing one query. */
export function createDatabaseFigures(pool: pg.Pool): () => Promise<Figures> {
  let last: Figures = "none";
  let freshUntil = 0;
  let reading: Promise<void> | null = null;

  async function refresh(): Promise<void> {
    const began = performance.now();
    last = await read(pool);
    freshUntil = performance.now() + Math.max(KEPT_MS, (performance.now() - began) * KEPT_PER_COST);
    reading = null;
  }

  return async () => {
    if (performance.now() < freshUntil) return last;
    reading ??= refresh();
    const patience = new AbortController();
    const { signal } = patience;
    await Promise.race([
      reading,
      pause(SCRAPE_WAITS_MS, undefined, { ref: false, signal }).catch(() => undefined),
    ]);
    patience.abort();
    return last;
  };
}

/** Never throws. */
async function read(pool: pg.Pool): Promise<Figures> {
  let client: pg.PoolClient | null = null;
  try {
    client = await pool.connect();
    await client.query(`begin read only; set local statement_timeout = ${STATEMENT_TIMEOUT_MS}`);
    const result = await client.query<DatabaseFigures>(QUERY);
    await client.query("commit");
    client.release();
    return result.rows[0] ?? "none";
  } catch (error) {
    // Ends the connection, and with it the transaction.
    client?.release(true);
    return isDatabaseAway(error) ? "away" : "none";
  }
}
