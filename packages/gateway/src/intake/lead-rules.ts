import type { GuestCardInput, RpxPhone, RpxPhoneType } from "../connectors/realpage-rpx/guest-card.ts";
import { type Fault, fault } from "../faults/faults.ts";
import { isGiven } from "../people/is-given.ts";
import { type IdField, integrationFaults, placeFaults } from "./id-rules.ts";
import { type LeadBody, leadFields } from "./lead-body.ts";
import type { IdAnswer, ResolvedRecord } from "./resolve-ids.ts";
import { calendarDate, firstCharacterNotInXml } from "./text-rules.ts";

/** A body that may break any rule. */
export type AnyLeadBody = Readonly<Partial<Record<keyof LeadBody, unknown>>>;

/** Which model each id of a lead is of. */
export const leadIds = [
  { field: "property_id", model: "properties", noun: "a property" },
  { field: "lead_relationship_id", model: "lead_relationships", noun: "a lead relationship" },
  { field: "employee_id", model: "employees", noun: "an employee" },
  { field: "lead_source_id", model: "lead_sources", noun: "a lead source" },
  { field: "unit_id", model: "units", noun: "a unit" },
] as const satisfies readonly (IdField & { field: keyof LeadBody })[];

const PHONE_TYPES: Readonly<Record<string, RpxPhoneType>> = {
  FAX: "Fax",
  HOME: "Home",
  MOBILE: "Mobile",
  OTHER: "Other",
  WORK: "Work",
};

/** As RPX counts, which is written in .NET, and Propexo's validation in JavaScript: UTF-16 units (assumed). */
const LONGEST_NAME = 30;
const lengthOf = (text: string): number => Array.from(text).length;

/** The rules that a schema cannot say. Fields that are missing or of a wrong type are the schema's business. */
export function leadTextFaults(body: AnyLeadBody): Fault[] {
  const faults: Fault[] = [];
  for (const field of leadFields) {
    const value = body[field];
    if (typeof value !== "string") continue;
    const character = firstCharacterNotInXml(value);
    if (character !== null)
      faults.push(fault("invalid_string", field, `Must not contain ${character}, which XML cannot carry`));
  }
  for (const field of ["first_name", "last_name"] as const) {
    const value = body[field];
    // The schema counts whole characters and has spoken where even those are too many.
    if (typeof value === "string" && value.length > LONGEST_NAME && lengthOf(value) <= LONGEST_NAME)
      faults.push(
        fault(
          "too_big",
          field,
          `Must have at most ${LONGEST_NAME} characters, of which those beyond U+FFFF (such as emoji) count twice`,
        ),
      );
  }
  for (const field of ["date_of_birth", "target_move_in_date"] as const) {
    const value = body[field];
    if (typeof value === "string" && calendarDate(value) === null)
      faults.push(
        fault(
          "invalid_date",
          field,
          "Must be a date-time such as 2027-01-15T00:00:00Z or a date such as 2027-01-15",
        ),
      );
  }
  for (const phone of ["phone_1", "phone_2"] as const) {
    const number = body[phone];
    const isMissing = number === undefined || (typeof number === "string" && !isGiven(number));
    if (body[`${phone}_type`] !== undefined && isMissing)
      faults.push(fault("custom", `${phone}_type`, `Needs ${phone}`));
  }
  return faults;
}

/**
 * The faults of the ids: each must be known in the caller's account, belong to the integration, and, for what hangs
 * on a property, to the property. An id of another account is as unknown as one that never was.
 */
export function leadIdFaults(body: AnyLeadBody, answer: IdAnswer): Fault[] {
  const place = {
    integrationId: answer.integration?.id,
    propertyId: answer.records.get("property_id")?.propertyId,
  };
  return [...integrationFaults(body.integration_id, answer), ...placeFaults(leadIds, body, answer, place)];
}

/** What a lead is sent as, beside the time of contact. Call only with a body and ids that have no faults. */
export function toGuestCard(
  body: LeadBody,
  records: ReadonlyMap<string, ResolvedRecord>,
): Omit<GuestCardInput, "dateContact"> {
  return {
    ...toGuestCardParts(body, records),
    firstName: body.first_name,
    lastName: body.last_name,
    relationshipId: records.get("lead_relationship_id")?.xId ?? "",
    contactType: null,
  };
}

/** What creating and changing a lead send alike; null for what the body does not give. */
export function toGuestCardParts(
  body: Partial<LeadBody>,
  records: ReadonlyMap<string, ResolvedRecord>,
): Omit<GuestCardInput, "firstName" | "lastName" | "relationshipId" | "contactType" | "dateContact"> {
  const unit = records.get("unit_id");
  return {
    middleName: given(body.middle_name),
    email: given(body.email_1),
    dateOfBirth: body.date_of_birth === undefined ? null : calendarDate(body.date_of_birth),
    address: {
      line1: given(body.address_1),
      line2: given(body.address_2),
      city: given(body.city),
      state: given(body.state),
      zip: given(body.zip),
      country: given(body.country),
    },
    phones: toPhones(body),
    leasingAgentId: records.get("employee_id")?.xId ?? null,
    primaryLeadSource: records.get("lead_source_id")?.xId ?? null,
    comment: unit ? `Unit ${unit.number ?? unit.xId}` : null,
    preferences: {
      dateNeeded: body.target_move_in_date === undefined ? null : calendarDate(body.target_move_in_date),
      leaseTermMonths: body.desired_lease_term_in_months ?? null,
      floorPlanId: unit?.xFloorPlanId ?? null,
      desiredRent:
        body.desired_max_rent_in_cents === undefined
          ? null
          : Math.floor(body.desired_max_rent_in_cents / 100),
      occupants: body.number_of_occupants ?? null,
    },
  };
}

function toPhones(body: Partial<LeadBody>): RpxPhone[] {
  return [
    { number: body.phone_1, type: body.phone_1_type },
    { number: body.phone_2, type: body.phone_2_type },
  ].flatMap(({ number, type }) =>
    isGiven(number) ? [{ number, type: type === undefined ? null : (PHONE_TYPES[type] ?? null) }] : [],
  );
}

/** A blank text says nothing and is not sent. */
function given(text: string | undefined): string | null {
  return isGiven(text) ? text : null;
}
