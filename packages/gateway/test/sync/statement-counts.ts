import type { Pool } from "pg";

/** What a database did so far: transactions (a statement each, but for those within `begin`), and rows written. */
export type Counts = {
  readonly transactions: number;
  readonly leadsInserted: number;
  readonly leadsUpdated: number;
  readonly rowsWritten: number;
};

/** Reads PostgreSQL's own counters. Sessions tell theirs at the end of a transaction, at most once a second. */
export async function readCounts(pool: Pool): Promise<Counts> {
  const { rows } = await pool.query<Record<keyof Counts, string>>(`
    select d.xact_commit as "transactions", l.n_tup_ins as "leadsInserted", l.n_tup_upd as "leadsUpdated",
      (select sum(t.n_tup_ins + t.n_tup_upd + t.n_tup_del) from pg_stat_user_tables t) as "rowsWritten"
    from pg_stat_database d, pg_stat_user_tables l
    where d.datname = current_database() and l.relname = 'records_leads'`);
  const [row] = rows;
  if (!row) throw new Error("No counters.");
  return {
    transactions: Number(row.transactions),
    leadsInserted: Number(row.leadsInserted),
    leadsUpdated: Number(row.leadsUpdated),
    rowsWritten: Number(row.rowsWritten),
  };
}
