import { Type } from "typebox";
import type { JobLogRow } from "../../logs/job-logs.ts";

const textOrNull = Type.Unsafe<string | null>({ type: ["string", "null"] });

/** A job log of the contract. Guestcard's jobs have no parents and no schedules. */
export const jobLog = Type.Object({
  id: Type.String(),
  job_id: textOrNull,
  created_at: Type.String(),
  job_type: Type.String(),
  status: Type.Enum(["SUCCESS", "FAILURE"]),
  parent_job_id: textOrNull,
  root_job_id: Type.String(),
  job_schedule_id: textOrNull,
  integration_id: Type.String(),
  associated_property_id: textOrNull,
});

export function toJobLog(row: JobLogRow) {
  return {
    ...row,
    created_at: row.created_at.toISOString(),
    parent_job_id: null,
    job_schedule_id: null,
  };
}
