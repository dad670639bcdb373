import type pg from "pg";
import type { Fault } from "../faults/faults.ts";
import { guestCardKey } from "../people/person-key.ts";
import { idsIn, integrationFaults, placeFaults } from "./id-rules.ts";
import type { WriteIntake } from "./keep-write.ts";
import type { LeadEventBody } from "./lead-event-body.ts";
import {
  findLossReason,
  leadEventIds,
  leadEventTextFaults,
  type LossReason,
  lossReasonFault,
  statusOf,
} from "./lead-event-rules.ts";
import { resolveLead, type TargetLead } from "./resolve-lead.ts";
import type { ResolvedRecord } from "./resolve-ids.ts";
import { isObject, type LeadSubmission } from "./take-lead.ts";

/** An event taken in is on disk. Everything else kept nothing. */
export type LeadEventTaken<Kept> =
  | { readonly kind: "checked"; readonly kept: Kept; readonly body: LeadEventBody }
  | { readonly kind: "faulty"; readonly faults: readonly Fault[] };

/** Checks an event of a lead by every rule and keeps it. @throws the database's error where it is away. */
export async function takeLeadEvent<Kept>(
  parts: WriteIntake<Kept> & { readonly pool: pg.Pool },
  submission: LeadSubmission,
): Promise<LeadEventTaken<Kept>> {
  const { accountId, idempotencyKey } = submission;
  const given: Readonly<Record<string, unknown>> = isObject(submission.body) ? submission.body : {};
  const integrationId = typeof given["integration_id"] === "string" ? given["integration_id"] : null;
  const [target, answer] = await Promise.all([
    typeof given["lead_id"] === "string" ? resolveLead(parts.resolveIds, accountId, given["lead_id"]) : null,
    parts.resolveIds({ accountId, integrationId, records: idsIn(leadEventIds, given) }),
  ]);
  const place = { integrationId: answer.integration?.id, propertyId: target?.lead.propertyId };
  const reasons = given["status"] === "LOST" && target ? await readLossReasons(parts.pool, target.lead) : [];
  const reason =
    typeof given["reasons_for_event"] === "string"
      ? findLossReason(reasons, given["reasons_for_event"])
      : null;
  const faults = [
    ...submission.schemaFaults,
    ...leadEventTextFaults(given),
    ...integrationFaults(given["integration_id"], answer),
    ...placeFaults(leadEventIds, given, answer, place),
    ...(given["status"] === "LOST" && typeof given["reasons_for_event"] === "string" && target && !reason
      ? [lossReasonFault(reasons)]
      : []),
  ];
  if (faults.length > 0 || !target) return { kind: "faulty", faults };

  const body = given as LeadEventBody;
  const { lead, site } = target;
  const kept = await parts.keep({
    accountId,
    place: lead,
    operation: "create_lead_event",
    request: body,
    upstream: { site, ...toActivity(target, body, answer.records, reason) },
    personKey: guestCardKey(lead.xPropertyId, lead.xId),
    idempotencyKey,
    premises: [...target.premises, ...answer.premises],
  });
  return { kind: "checked", kept, body };
}

/** What an event is sent as, and the record that it will be (contract/propexo.md §8: Event). */
function toActivity(
  { lead }: TargetLead,
  body: LeadEventBody,
  records: ReadonlyMap<string, ResolvedRecord>,
  reason: LossReason | null,
): object {
  const [type, agent, unit] = ["event_type_id", "employee_id", "unit_id"].map((field) => records.get(field));
  const recording = body.call_recording_url === undefined ? null : `Recording: ${body.call_recording_url}`;
  const comments = [body.notes, recording].filter((line) => line).join("\n");
  const happenedAt = new Date(body.event_datetime).toISOString();
  return {
    happenedAt,
    activity: {
      guestCardId: lead.xId,
      typeId: type?.xId ?? "",
      agentId: agent?.xId ?? "",
      comments: comments === "" ? null : comments,
      unitId: unit?.xId ?? null,
      status: statusOf(body),
      lossReasonId: reason?.xId ?? null,
    },
    event: {
      x_leasing_agent_id: agent?.xId ?? null,
      x_type_id: type?.xId ?? null,
      x_location_id: null,
      event_name: type?.name ?? null,
      event_datetime: happenedAt,
      appointment_datetime: null,
      type_raw: type?.name ?? null,
      notes: comments === "" ? null : comments,
      agent_name: agent?.name ?? null,
      reasons_for_event: reason?.name ?? null,
      associated_lead_ids: [lead.id],
      associated_applicant_ids: [],
      associated_resident_ids: [],
    },
  };
}

async function readLossReasons(
  pool: pg.Pool,
  { integrationId, propertyId }: ResolvedRecord,
): Promise<LossReason[]> {
  const result = await pool.query<LossReason>(
    `select x_id as "xId", data ->> 'name' as name from records
     where model = 'loss_reasons' and integration_id = $1 and property_id = $2 order by name`,
    [integrationId, propertyId],
  );
  return result.rows;
}
