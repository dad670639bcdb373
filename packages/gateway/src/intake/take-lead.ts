import type { Fault } from "../faults/faults.ts";
import { idsIn } from "./id-rules.ts";
import type { LeadBody } from "./lead-body.ts";
import type { WriteIntake } from "./keep-write.ts";
import { type AnyLeadBody, leadIdFaults, leadIds, leadTextFaults, toGuestCard } from "./lead-rules.ts";
import { personKey } from "../people/person-key.ts";

/** A lead as it came: who sends it, its body, what the schema already found wrong with it, and the caller's key. */
export type LeadSubmission = {
  readonly accountId: string;
  readonly body: unknown;
  readonly schemaFaults: readonly Fault[];
  readonly idempotencyKey: string | null;
};

/** A lead taken in is on disk. Everything else kept nothing. */
export type LeadTaken<Kept> =
  | { readonly kind: "checked"; readonly kept: Kept; readonly lead: LeadBody }
  | { readonly kind: "faulty"; readonly faults: readonly Fault[] };

/** Checks a lead by every rule, resolves its ids and keeps it. @throws the database's error where it is away. */
export async function takeLead<Kept>(
  parts: WriteIntake<Kept>,
  submission: LeadSubmission,
): Promise<LeadTaken<Kept>> {
  const { accountId, body: given, idempotencyKey } = submission;
  const body: AnyLeadBody = isObject(given) ? given : {};
  const ids = idsIn(leadIds, body);
  const integrationId = typeof body.integration_id === "string" ? body.integration_id : null;
  const answer = await parts.resolveIds({ accountId, integrationId, records: ids });
  const faults = [...submission.schemaFaults, ...leadTextFaults(body), ...leadIdFaults(body, answer)];
  const property = answer.records.get("property_id");
  if (faults.length > 0 || !property || !answer.integration) return { kind: "faulty", faults };

  const lead = body as LeadBody;
  const kept = await parts.keep({
    accountId,
    place: property,
    operation: "create_lead",
    request: lead,
    upstream: {
      site: { pmcId: property.xPmcId ?? "", siteId: property.xPropertyId },
      card: toGuestCard(lead, answer.records),
    },
    personKey: personKey(property.xPropertyId, lead.first_name, lead.last_name),
    idempotencyKey,
    premises: answer.premises,
  });
  return { kind: "checked", kept, lead };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
