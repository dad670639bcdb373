import { type Fault, fault } from "../faults/faults.ts";
import type { RecordModel } from "../records/record.ts";
import type { IdAnswer, IdQuestion } from "./resolve-ids.ts";

/** A field that holds an id, and of what. */
export type IdField = { readonly field: string; readonly model: RecordModel; readonly noun: string };

/** The ids that a body names, to be resolved. What is no text is the schema's business. */
export function idsIn(
  fields: readonly IdField[],
  body: Readonly<Record<string, unknown>>,
): IdQuestion["records"] {
  return fields.flatMap(({ field, model }) => {
    const id = body[field];
    return typeof id === "string" ? [{ field, model, id }] : [];
  });
}

/** The faults of `integration_id`. An id of another account is as unknown as one that never was. */
export function integrationFaults(integrationId: unknown, answer: IdAnswer): Fault[] {
  if (typeof integrationId !== "string") return [];
  if (!answer.integration)
    return [fault("unknown_id", "integration_id", "Is not an integration of this account")];
  return answer.integration.isArchived
    ? [fault("custom", "integration_id", "Is an integration that is archived")]
    : [];
}

/** The faults of ids of records: each must be known in the caller's account, and belong to `place` as far as that is known. */
export function placeFaults(
  fields: readonly IdField[],
  body: Readonly<Record<string, unknown>>,
  answer: IdAnswer,
  place: { readonly integrationId: string | undefined; readonly propertyId: string | undefined },
): Fault[] {
  return fields.flatMap(({ field, noun }) => {
    if (typeof body[field] !== "string") return [];
    const record = answer.records.get(field);
    if (!record) return [fault("unknown_id", field, `Is not ${noun} of this account`)];
    if (place.integrationId !== undefined && record.integrationId !== place.integrationId)
      return [fault("custom", field, "Belongs to another integration")];
    return place.propertyId !== undefined && record.propertyId !== place.propertyId
      ? [fault("custom", field, "Belongs to another property")]
      : [];
  });
}
