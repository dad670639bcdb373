import { WriteFailedError, WriteNeedsReviewError, WriteTimeoutError } from "../errors/write-errors.ts";
import { pause } from "../http/pause.ts";
import type { CallOptions } from "../options.ts";
import type { WriteStatus } from "./types.ts";

/** How long to wait for a write. */
export type WaitOptions = CallOptions & {
  /** Default 60 000. */
  readonly timeoutMs?: number | undefined;
  /** Also wait for `created_record_id`, which comes a second or so after SUCCESS. Default false. */
  readonly forRecord?: boolean | undefined;
};

const TIMEOUT_MS = 60_000;
/** Most leads are delivered within half a second; one that is not may take minutes. The last pause stays. */
const PAUSES_MS = [100, 200, 400, 800, 1600, 3200, 5000] as const;
const LONGEST_PAUSE_MS = 5000;

/** Asks for a write's status until it is SUCCESS. @throws WriteError */
export async function waitForWrite(
  readStatus: () => Promise<WriteStatus>,
  jobId: string,
  { timeoutMs = TIMEOUT_MS, forRecord = false, signal }: WaitOptions,
): Promise<WriteStatus> {
  const end = Date.now() + timeoutMs;
  for (let reads = 0; ; reads++) {
    const write = await readStatus();
    if (isDone(jobId, write) && (!forRecord || write.created_record_id !== null)) return write;
    const left = end - Date.now();
    if (left <= 0) {
      const how = `${write.write_status} after ${timeoutMs} ms`;
      throw new WriteTimeoutError("write_timeout", `${jobId} is ${how}.`, jobId, write);
    }
    await pause(Math.min(PAUSES_MS[reads] ?? LONGEST_PAUSE_MS, left), signal);
  }
}

function isDone(jobId: string, write: WriteStatus): boolean {
  const { write_status: status, errors } = write;
  const why = errors.join("; ");
  switch (status) {
    case "SUCCESS":
    case "PARTIAL_SUCCESS":
      return true;
    case "FAILURE":
      throw new WriteFailedError("write_failed", `${jobId} failed: ${why}`, jobId, write);
    case "PENDING":
      if (errors.length === 0) return false;
      throw new WriteNeedsReviewError("write_needs_review", `${jobId} needs review: ${why}`, jobId, write);
    default:
      return status satisfies never;
  }
}
