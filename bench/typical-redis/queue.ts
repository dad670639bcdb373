import type { ConnectionOptions } from "bullmq";
import type { Lead } from "../typical/lead.ts";

export const QUEUE = "deliver-lead";

/** The job is the lead's record: there is no second store to keep in step with it. */
export type LeadJob = { readonly id: string; readonly lead: Lead };

export const connection: ConnectionOptions = {
  path: process.env["REDIS_SOCKET"] ?? "",
  maxRetriesPerRequest: null,
};
