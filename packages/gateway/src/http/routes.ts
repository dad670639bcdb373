import type { AnyRoute } from "./route.ts";
import { createLeadRealpageRpx } from "./routes/create-lead-realpage-rpx.ts";
import { readWriteStatus } from "./routes/read-write-status.ts";

/** Every endpoint of the API, in one list. */
export const routes: readonly AnyRoute[] = [
  // Leads
  createLeadRealpageRpx,
  // Writes
  readWriteStatus,
];
