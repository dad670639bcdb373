import type { ItemOf, QueryOf, ReplyOf } from "../http/operations.ts";
import type { Transport } from "../http/transport.ts";
import { type Filters, type Listing, listing } from "../lists/listing.ts";
import type { CallOptions } from "../options.ts";

type JobsPath = "/v1/admin/logs/jobs/";
type JobsOfWritePath = "/v1/admin/logs/jobs/{id}";
type DiffsPath = "/v1/admin/data-diffs/";
type AuditPath = "/v1/admin/audit-log/";
type WritesPath = "/v1/admin/logs/writes/";

/** What was done: calls to RealPage, writes that ended, records that changed. */
export type Logs = {
  /** The newest writes that ended. `limit` and `offset` go through them. */
  writes(
    filters?: QueryOf<WritesPath, "get">,
    options?: CallOptions,
  ): Promise<ReplyOf<WritesPath, "get">["results"]["logs"]>;
  /** The calls to RealPage. */
  calls(filters?: Filters<JobsPath>, options?: CallOptions): Listing<ItemOf<JobsPath>>;
  /** The calls of one write. */
  callsOfWrite(
    jobId: string,
    filters?: Filters<JobsOfWritePath>,
    options?: CallOptions,
  ): Listing<ItemOf<JobsOfWritePath>>;
  readCall(
    id: string,
    options?: CallOptions,
  ): Promise<ReplyOf<"/v1/admin/job-logs/{job_log_id}/", "get">["results"]>;
  /** What was sent and what RealPage answered, secrets masked. */
  readCallData(
    id: string,
    options?: CallOptions,
  ): Promise<ReplyOf<"/v1/admin/job-logs/{job_log_id}/data", "get">>;
  /** What changed in records, of the last 30 days. */
  changes(filters?: Filters<DiffsPath>, options?: CallOptions): Listing<ItemOf<DiffsPath>>;
  /** Every administrative act: who, what, when and from where. */
  audit(filters?: Filters<AuditPath>, options?: CallOptions): Listing<ItemOf<AuditPath>>;
};

/** Logs, through `transport`. */
export function logs(transport: Transport): Logs {
  return {
    writes: async (query, { signal } = {}) =>
      (await transport.request("get", "/v1/admin/logs/writes/", { query, signal })).results.logs,
    calls: (filters, options = {}) => listing(transport, "/v1/admin/logs/jobs/", {}, filters, options),
    callsOfWrite: (jobId, filters, options = {}) =>
      listing(transport, "/v1/admin/logs/jobs/{id}", { id: jobId }, filters, options),
    readCall: async (id, { signal } = {}) =>
      (
        await transport.request("get", "/v1/admin/job-logs/{job_log_id}/", {
          params: { job_log_id: id },
          signal,
        })
      ).results,
    readCallData: (id, { signal } = {}) =>
      transport.request("get", "/v1/admin/job-logs/{job_log_id}/data", {
        params: { job_log_id: id },
        signal,
      }),
    changes: (filters, options = {}) => listing(transport, "/v1/admin/data-diffs/", {}, filters, options),
    audit: (filters, options = {}) => listing(transport, "/v1/admin/audit-log/", {}, filters, options),
  };
}
