import type pg from "pg";

/**
 * Bounds one statement: to move a hundred thousand writes, as may wait for a property, takes longer than a statement is
 * given (`boundStatements`).
 */
const MOST_IN_ONE = 2000;

/**
 * Takes writes of an integration that wait out of its queue until `waitMs` from now, a millisecond at least: all of a
 * property, or those of `ids`.
 */
export function deferWaiting(
  pool: pg.Pool,
  integrationId: string,
  which: { xPropertyId: string } | { ids: readonly string[] },
  waitMs: number,
): Promise<void> {
  const byProperty = "xPropertyId" in which;
  return moveWaiting(
    pool,
    {
      dueAt: "$2::timestamptz + $3 * interval '1 millisecond'",
      which: `due_at <= $2 and ${byProperty ? "x_property_id = $4" : "id = any($4::uuid[])"}`,
    },
    integrationId,
    [Math.max(1, waitMs), byProperty ? which.xPropertyId : which.ids],
  );
}

/** Has what waits for a later moment be due now, in its old order: all of an integration, or of one of its properties. */
export function freeWaiting(pool: pg.Pool, integrationId: string, xPropertyId?: string): Promise<void> {
  return moveWaiting(
    pool,
    {
      dueAt: "least(w.created_at, $2)",
      which: "due_at > $2 and ($3::text is null or x_property_id = $3)",
    },
    integrationId,
    [xPropertyId ?? null],
  );
}

/** Changes when writes of integration `$1` that wait are due: seen from the moment `$2`, so that each is moved once. */
async function moveWaiting(
  pool: pg.Pool,
  { dueAt, which }: { readonly dueAt: string; readonly which: string },
  integrationId: string,
  values: readonly unknown[],
): Promise<void> {
  const text = `
    with portion as (
      select account_id, id from writes
      where integration_id = $1 and state = 'waiting' and due_at < 'infinity' and ${which}
      order by due_at, id limit ${MOST_IN_ONE}
    ), moved as (
      update writes w set due_at = ${dueAt} from portion
      where w.account_id = portion.account_id and w.id = portion.id and w.state = 'waiting' and w.due_at < 'infinity'
    )
    select count(*)::int as found from portion`;
  const { rows } = await pool.query<{ now: string }>("select now()::text as now");
  const now = rows[0]?.now;
  // Counted as found: one that is settled meanwhile is not moved, and there may be more all the same.
  for (let found = MOST_IN_ONE; found === MOST_IN_ONE;)
    found = (await pool.query<{ found: number }>(text, [integrationId, now, ...values])).rows[0]?.found ?? 0;
}
