import type { Transport } from "../http/transport.ts";
import { writeParts } from "../http/write-parts.ts";
import type { WriteOptions } from "../options.ts";
import { type Records, records } from "./records.ts";
import type {
  LeadChange,
  NewLead,
  NewLeadEvent,
  TakenLead,
  TakenLeadChange,
  TakenLeadEvent,
} from "./types.ts";

/** Leads and what happens with them. What is written is on the gateway's disk when the promise is kept. */
export type Leads = Records<"/v1/leads/"> & {
  /** Takes a new lead for RealPage. `writes.wait(jobId)` tells when it is there. */
  create(
    lead: NewLead,
    options?: WriteOptions,
  ): Promise<{ readonly jobId: string; readonly lead: TakenLead }>;
  /** Takes a change of a lead that RealPage holds. */
  update(
    leadId: string,
    change: LeadChange,
    options?: WriteOptions,
  ): Promise<{ readonly jobId: string; readonly lead: TakenLeadChange }>;
  readonly events: Records<"/v1/events/"> & {
    /** Takes an event of a lead that RealPage holds. */
    create(
      event: NewLeadEvent,
      options?: WriteOptions,
    ): Promise<{ readonly jobId: string; readonly event: TakenLeadEvent }>;
  };
};

/** Leads, through `transport`. */
export function leads(transport: Transport): Leads {
  return {
    ...records(transport, "/v1/leads/", (id, { signal }) =>
      transport.request("get", "/v1/leads/{id}", { params: { id }, signal }),
    ),
    create: async (body, options = {}) => {
      const parts = { body, ...(await writeParts(options)) };
      const { meta, result } = await transport.request("post", "/v1/leads/realpage_rpx/", parts);
      return { jobId: meta.job_id, lead: result };
    },
    update: async (leadId, body, options = {}) => {
      const parts = { params: { lead_id: leadId }, body, ...(await writeParts(options)) };
      const { meta, result } = await transport.request("put", "/v1/leads/realpage_rpx/{lead_id}", parts);
      return { jobId: meta.job_id, lead: result };
    },
    events: {
      ...records(transport, "/v1/events/", (id, { signal }) =>
        transport.request("get", "/v1/events/{event_id}", { params: { event_id: id }, signal }),
      ),
      create: async (body, options = {}) => {
        const parts = { body, ...(await writeParts(options)) };
        const { meta, result } = await transport.request("post", "/v1/events/leads/realpage_rpx/", parts);
        return { jobId: meta.job_id, event: result };
      },
    },
  };
}
