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

/** The figures; `away`: the database does not answer; `none`: it does, and the figures are not to be had. */
export type Figures = DatabaseFigures | "away" | "none";

/**
 * One statement. `due_at < 'infinity'` is the condition of the index `writes_due`, so that only writes that are not
 * finished are looked at. Those of archived integrations wait for nothing.
 */
const QUERY = `
with blocked as materialized (
  select integration_id from lane_blocks where x_property_id = ''
), counted as (
  select w.state, b.integration_id is not null as blocked, count(*) as writes, min(w.created_at) as oldest, min(w.due_at) as due
  from writes w
  join integrations i on i.id = w.integration_id and not i.is_archived
  left join blocked b on b.integration_id = w.integration_id
  where w.due_at < 'infinity'
  group by 1, 2
  union all
  select 'needs_review', false, count(*), min(created_at), null from writes where state = 'needs_review'
)
select
  (select json_agg(json_build_object('state', state, 'blocked', blocked, 'writes', writes,
     'oldestSeconds', coalesce(extract(epoch from now() - oldest), 0),
     'dueSeconds', greatest(0, coalesce(extract(epoch from now() - due), 0)))) from counted) as open,
  (select coalesce(json_agg(json_build_object('cause', cause, 'scope', scope, 'blocks', blocks)), '[]') from (
     select cause, case when x_property_id = '' then 'integration' else 'property' end as scope, count(*) as blocks
     from lane_blocks b join integrations i on i.id = b.integration_id and not i.is_archived group by 1, 2) c) as blocks,
  (select count(*)::int from integrations where active and not is_archived) as integrations,
  (select extract(epoch from now() - min(last_completed_sync))::float8 from integrations where active and not is_archived)
     as "stalestSyncSeconds",
  (select coalesce(json_agg(json_build_object('state', state, 'endpoints', endpoints)), '[]') from (
     select case when active then 'active' when switched_off_at is not null then 'switched_off' else 'inactive' end as state,
       count(*) as endpoints from webhooks group by 1) e) as endpoints,
  (select count(*)::int from webhook_deliveries where state = 'pending') as "pendingDeliveries"`;

/** A query that takes longer is given up, and its figures are missing from that scrape. */
const STATEMENT_TIMEOUT_MS = 5000;
/** A scrape waits no longer than this for the database: Prometheus gives one up after 10 s. */
const ANSWERS_WITHIN_MS = 6000;
/** Figures are kept for this long, however often they are asked for … */
const KEPT_MS = 5000;
/** … and for this many times as long as they took, so that no backlog makes them cost more than 2 % of a connection. */
const KEPT_PER_COST = 50;

/** Reads the figures of every process at most once in some seconds, callers at once sharing one query. */
export function createDatabaseFigures(pool: pg.Pool): () => Promise<Figures> {
  let kept: Promise<Figures> | null = null;
  let keptUntil = 0;
  return () => {
    if (kept && performance.now() < keptUntil) return kept;
    const began = performance.now();
    keptUntil = Infinity;
    const failAfter = new Promise<"away">((resolve) => {
      setTimeout(() => resolve("away"), ANSWERS_WITHIN_MS).unref();
    });
    kept = Promise.race([read(pool), failAfter]).finally(() => {
      keptUntil = performance.now() + Math.max(KEPT_MS, (performance.now() - began) * KEPT_PER_COST);
    });
    return kept;
  };
}

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
