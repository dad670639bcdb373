import type { QueryOf } from "../http/operations.ts";
import type { Transport } from "../http/transport.ts";
import { bodyParts, writeParts } from "../http/write-parts.ts";
import { goThrough, type Listing, type UncountedPage } from "../lists/listing.ts";
import type { BodyOptions, CallOptions, WriteOptions } from "../options.ts";
import { dryRunOf, jobIdOf } from "./dry-run.ts";
import type { DryRun, ListedWrite, Write, WriteResolution, WriteStatus } from "./types.ts";
import { type WaitOptions, waitForWrite } from "./wait-for-write.ts";

/** What became of the writes that were taken, by their job. */
export type Writes = {
  /** Writes, the newest first: searched with `q`, filtered by state, integration, property and time. */
  list(
    filters?: QueryOf<"/v1/admin/writes/", "get">,
    options?: CallOptions,
  ): Listing<ListedWrite, UncountedPage<ListedWrite>>;
  status(jobId: string, options?: CallOptions): Promise<WriteStatus>;
  /**
   * Waits until RealPage holds it.
   * @throws WriteFailedError, WriteNeedsReviewError or WriteTimeoutError
   */
  wait(jobId: string, options?: WaitOptions): Promise<WriteStatus>;
  /** A write and everything that happened to it. */
  read(jobId: string, options?: CallOptions): Promise<Write>;
  /**
   * Sends a write that failed again, as a new write.
   * @throws ConflictError where RealPage may hold it, unless `acceptPossibleDuplicate`.
   */
  retry(
    jobId: string,
    options?: WriteOptions & { readonly acceptPossibleDuplicate?: boolean | undefined },
  ): Promise<{ readonly jobId: string }>;
  /** Checks by every rule whether a write can be retried and shows what RealPage would be sent; keeps and sends nothing. */
  dryRunRetry(
    jobId: string,
    options?: CallOptions & { readonly acceptPossibleDuplicate?: boolean | undefined },
  ): Promise<DryRun>;
  /** Says what became of a write that needs review. */
  resolve(jobId: string, resolution: WriteResolution, options?: BodyOptions): Promise<WriteStatus>;
};

/** Writes, through `transport`. */
export function writes(transport: Transport): Writes {
  const status: Writes["status"] = (jobId, { signal } = {}) =>
    transport.request("get", "/v1/admin/write-status/{root_job_id}", {
      params: { root_job_id: jobId },
      signal,
    });
  return {
    list: (filters, { signal } = {}) =>
      goThrough(filters, async (query) => {
        const { meta, results } = await transport.request("get", "/v1/admin/writes/", { query, signal });
        return { items: results, nextCursor: meta.next_cursor };
      }),
    status,
    wait: (jobId, options = {}) => waitForWrite(() => status(jobId, options), jobId, options),
    read: (jobId, { signal } = {}) =>
      transport.request("get", "/v1/admin/writes/{root_job_id}", { params: { root_job_id: jobId }, signal }),
    retry: async (jobId, options = {}) => {
      const retried = await transport.request("post", "/v1/admin/retry-write/{root_job_id}", {
        params: { root_job_id: jobId },
        body: retryBody(options),
        ...(await writeParts(options)),
      });
      return { jobId: jobIdOf({ meta: retried }) };
    },
    dryRunRetry: async (jobId, options = {}) => {
      const { dry_run: shown, ...meta } = await transport.request(
        "post",
        "/v1/admin/retry-write/{root_job_id}",
        {
          params: { root_job_id: jobId },
          body: retryBody(options),
          query: { dry_run: true },
          signal: options.signal,
        },
      );
      return dryRunOf({ meta, ...(shown && { dry_run: shown }) });
    },
    resolve: (jobId, body, options = {}) =>
      transport.request("post", "/v1/admin/writes/{root_job_id}/resolve", {
        params: { root_job_id: jobId },
        body,
        ...bodyParts(options),
      }),
  };
}

const retryBody = (options: { readonly acceptPossibleDuplicate?: boolean | undefined }) =>
  options.acceptPossibleDuplicate === true ? { accept_possible_duplicate: true } : {};
