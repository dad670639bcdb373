import type { RpxSite } from "../connectors/realpage-rpx/credentials.ts";
import type { Premise } from "../database/premises.ts";
import type { IdResolver, ResolvedLead, ResolvedRecord } from "./resolve-ids.ts";

/** A lead of the caller's account, with all that a write to its guest card needs. */
export type TargetLead = {
  readonly lead: ResolvedRecord;
  /** What RPX last showed of it. */
  readonly held: ResolvedLead;
  readonly site: RpxSite;
  /** Its integration takes no more writes. */
  readonly isArchived: boolean;
  readonly premises: readonly Premise[];
};

/** Finds a lead by Guestcard's id; null where the account has none of that id. */
export async function resolveLead(
  resolveIds: IdResolver,
  accountId: string,
  leadId: string,
): Promise<TargetLead | null> {
  const asked = [{ field: "lead_id", model: "leads", id: leadId }] as const;
  const found = await resolveIds({ accountId, integrationId: null, records: asked });
  const lead = found.records.get("lead_id");
  if (!lead?.lead) return null;
  const { integration, records, premises } = await resolveIds({
    accountId,
    integrationId: lead.integrationId,
    records: [{ field: "property_id", model: "properties", id: lead.propertyId }],
  });
  return {
    lead,
    held: lead.lead,
    site: { pmcId: records.get("property_id")?.xPmcId ?? "", siteId: lead.xPropertyId },
    isArchived: integration?.isArchived ?? true,
    premises: [...found.premises, ...premises],
  };
}
