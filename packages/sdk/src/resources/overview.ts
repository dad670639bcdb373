import type { QueryOf } from "../http/operations.ts";
import type { Transport } from "../http/transport.ts";
import type { CallOptions } from "../options.ts";
import type { Overview } from "./types.ts";

/** Reads how writes do over time and now, and what needs a person. Without `from`, of the last day. */
export type ReadOverview = (
  filters?: QueryOf<"/v1/admin/overview", "get">,
  options?: CallOptions,
) => Promise<Overview>;

/** The overview, through `transport`. */
export function overview(transport: Transport): ReadOverview {
  return (query, { signal } = {}) => transport.request("get", "/v1/admin/overview", { query, signal });
}
