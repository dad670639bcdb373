import type pg from "pg";
import { type WriteState, writeStatus, type WriteStatus } from "./states.ts";

/** What `GET /v1/admin/write-status/{root_job_id}` answers (Propexo's contract). */
export type WriteStatusAnswer = {
  write_status: WriteStatus;
  errors: string[];
  created_record_id: string | null;
};

/** The status of a write of this account, or null where it has none of that id. */
export async function readWriteStatus(
  pool: pg.Pool,
  accountId: string,
  writeId: string,
): Promise<WriteStatusAnswer | null> {
  const result = await pool.query<{ state: WriteState; errors: string[]; created_record_id: string | null }>(
    `select state, errors, created_record_id from writes where account_id = $1 and id = $2`,
    [accountId, writeId],
  );
  const row = result.rows[0];
  if (!row) return null;
  return {
    write_status: writeStatus(row.state),
    errors: row.errors,
    created_record_id: row.created_record_id,
  };
}
