import type { Transport } from "../http/transport.ts";
import { bodyParts, writeParts } from "../http/write-parts.ts";
import type { BodyOptions, WriteOptions } from "../options.ts";
import { dryRunOf, jobIdOf } from "./dry-run.ts";
import { type Records, records } from "./records.ts";
import type {
  DryRun,
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
  /** Checks a new lead by every rule and shows what RealPage would be sent; keeps and sends nothing. */
  dryRun(lead: NewLead, options?: BodyOptions): Promise<DryRun>;
  /** Takes a change of a lead that RealPage holds. */
  update(
    leadId: string,
    change: LeadChange,
    options?: WriteOptions,
  ): Promise<{ readonly jobId: string; readonly lead: TakenLeadChange }>;
  /** The same for a change of a lead. */
  dryRunUpdate(leadId: string, change: LeadChange, options?: BodyOptions): Promise<DryRun>;
  readonly events: Records<"/v1/events/"> & {
    /** Takes an event of a lead that RealPage holds. */
    create(
      event: NewLeadEvent,
      options?: WriteOptions,
    ): Promise<{ readonly jobId: string; readonly event: TakenLeadEvent }>;
    /** The same for an event of a lead. */
    dryRun(event: NewLeadEvent, options?: BodyOptions): Promise<DryRun>;
  };
};

const CREATE = "/v1/leads/realpage_rpx/";
const UPDATE = "/v1/leads/realpage_rpx/{lead_id}";
const CREATE_EVENT = "/v1/events/leads/realpage_rpx/";

/** Leads, through `transport`. */
export function leads(transport: Transport): Leads {
  return {
    ...records(transport, "/v1/leads/", (id, { signal }) =>
      transport.request("get", "/v1/leads/{id}", { params: { id }, signal }),
    ),
    create: async (body, options = {}) => {
      const reply = await transport.request("post", CREATE, { body, ...(await writeParts(options)) });
      return { jobId: jobIdOf(reply), lead: reply.result };
    },
    dryRun: async (body, options = {}) =>
      dryRunOf(await transport.request("post", CREATE, { body, ...dry(options) })),
    update: async (leadId, body, options = {}) => {
      const parts = { params: { lead_id: leadId }, body, ...(await writeParts(options)) };
      const reply = await transport.request("put", UPDATE, parts);
      return { jobId: jobIdOf(reply), lead: reply.result };
    },
    dryRunUpdate: async (leadId, body, options = {}) => {
      const parts = { params: { lead_id: leadId }, body, ...dry(options) };
      return dryRunOf(await transport.request("put", UPDATE, parts));
    },
    events: {
      ...records(transport, "/v1/events/", (id, { signal }) =>
        transport.request("get", "/v1/events/{event_id}", { params: { event_id: id }, signal }),
      ),
      create: async (body, options = {}) => {
        const reply = await transport.request("post", CREATE_EVENT, { body, ...(await writeParts(options)) });
        return { jobId: jobIdOf(reply), event: reply.result };
      },
      dryRun: async (body, options = {}) =>
        dryRunOf(await transport.request("post", CREATE_EVENT, { body, ...dry(options) })),
    },
  };
}

/** What a dry run takes from its caller's options. */
function dry(options: BodyOptions) {
  const { query, signal } = bodyParts(options);
  return { query: { ...query, dry_run: true }, signal };
}
