import type { GuestCardChange } from "../connectors/realpage-rpx/guest-card.ts";
import { type Fault, fault } from "../faults/faults.ts";
import { isGiven } from "../people/is-given.ts";
import { guestCardKey } from "../people/person-key.ts";
import { withHeldPhones } from "../records/models/lead-phones.ts";
import { idsIn, placeFaults } from "./id-rules.ts";
import type { WriteIntake } from "./keep-write.ts";
import { type AnyLeadBody, leadIds, leadTextFaults, toGuestCardParts } from "./lead-rules.ts";
import { type LeadUpdateBody } from "./lead-update-body.ts";
import { resolveLead, type TargetLead } from "./resolve-lead.ts";
import type { IdAnswer, ResolvedRecord } from "./resolve-ids.ts";
import { isObject, type LeadSubmission } from "./take-lead.ts";

/** A change taken in is on disk. Everything else kept nothing. */
export type LeadUpdateTaken<Kept> =
  | { readonly kind: "checked"; readonly kept: Kept; readonly body: LeadUpdateBody }
  | { readonly kind: "faulty"; readonly faults: readonly Fault[] }
  | { readonly kind: "not-found" }
  | { readonly kind: "archived" };

/** The ids of a lead that a change may name. */
const changeableIds = leadIds.filter(({ field }) => field !== "property_id");

/** Checks a change of a lead by every rule and keeps it. @throws the database's error where it is away. */
export async function takeLeadUpdate<Kept>(
  parts: WriteIntake<Kept>,
  leadId: string,
  submission: LeadSubmission,
): Promise<LeadUpdateTaken<Kept>> {
  const { accountId, idempotencyKey } = submission;
  const body: AnyLeadBody = isObject(submission.body) ? submission.body : {};
  const [target, answer] = await Promise.all([
    resolveLead(parts.resolveIds, accountId, leadId),
    parts.resolveIds({ accountId, integrationId: null, records: idsIn(changeableIds, body) }),
  ]);
  if (!target) return { kind: "not-found" };
  if (target.isArchived) return { kind: "archived" };
  const faults = [
    ...submission.schemaFaults,
    ...leadTextFaults(body),
    ...idFaults(body, answer, target),
    ...emptiedFaults(body, target),
  ];
  if (faults.length === 0 && Object.keys(body).length === 0)
    faults.push(fault("custom", [], "Must name at least one field to change"));
  if (faults.length > 0) return { kind: "faulty", faults };

  const change = body as LeadUpdateBody;
  const { lead, site } = target;
  const kept = await parts.keep({
    accountId,
    place: lead,
    operation: "update_lead",
    request: leadUpdateRequest(lead.id, change),
    upstream: { site, change: toChange(target, change, answer.records) },
    personKey: guestCardKey(lead.xPropertyId, lead.xId),
    idempotencyKey,
    premises: [...target.premises, ...answer.premises],
  });
  return { kind: "checked", kept, body: change };
}

/** The request of a change, as it is kept and as its idempotency key stands for it. */
export const leadUpdateRequest = (leadId: string, body: object): object => ({ lead_id: leadId, ...body });

function idFaults(body: AnyLeadBody, answer: IdAnswer, { lead }: TargetLead): Fault[] {
  return placeFaults(changeableIds, body, answer, lead);
}

/** A blank text says nothing to RPX: where it shows one, the change would be told as made, and it would still be there. */
function emptiedFaults(body: AnyLeadBody, { held }: TargetLead): Fault[] {
  return (["email_1", "phone_1", "phone_2"] as const)
    .filter((field) => typeof body[field] === "string" && !isGiven(body[field]) && isGiven(held[field]))
    .map((field) => fault("custom", field, "RealPage holds one, and cannot be told to remove it"));
}

/** What a change is sent as. Names that it does not give, and the other phones, are sent as RPX showed them last. */
function toChange(
  { lead, held }: TargetLead,
  body: LeadUpdateBody,
  records: ReadonlyMap<string, ResolvedRecord>,
): GuestCardChange {
  const parts = toGuestCardParts(body, records);
  return {
    ...parts,
    guestCardId: lead.xId,
    customerId: held.custom_data.x_customer_ids?.[0] ?? null,
    firstName: body.first_name ?? held.first_name ?? "",
    lastName: body.last_name ?? held.last_name ?? "",
    relationshipId: records.get("lead_relationship_id")?.xId ?? null,
    phones: withHeldPhones(parts.phones, body, held),
  };
}
