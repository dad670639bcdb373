import { Type } from "typebox";

const phoneType = Type.Enum(["FAX", "HOME", "MOBILE", "OTHER", "WORK"]);

/** RPX reads whole numbers as 32-bit integers (.NET `int`; assumed from the WCF types of wire.md §1). */
const LARGEST_INT = 2_147_483_647;
const LARGEST_RENT_IN_CENTS = LARGEST_INT * 100 + 99;

/** Calendar dates are checked by the lead's rules, which say more than a format can. */
const date = Type.String({
  description: "A date-time (RFC 3339) or a plain date; the calendar date as written counts.",
});

/** The body of Create Lead: RealPage Partner Exchange (Propexo's contract; names at most 30 characters). */
export const leadBody = Type.Object(
  {
    integration_id: Type.String(),
    property_id: Type.String(),
    lead_relationship_id: Type.String(),
    first_name: Type.String({ minLength: 1, maxLength: 30 }),
    last_name: Type.String({ minLength: 1, maxLength: 30 }),
    middle_name: Type.Optional(Type.String()),
    date_of_birth: Type.Optional(date),
    employee_id: Type.Optional(Type.String()),
    lead_source_id: Type.Optional(Type.String()),
    phone_1: Type.Optional(Type.String()),
    phone_1_type: Type.Optional(phoneType),
    phone_2: Type.Optional(Type.String()),
    phone_2_type: Type.Optional(phoneType),
    email_1: Type.Optional(Type.String()),
    address_1: Type.Optional(Type.String()),
    address_2: Type.Optional(Type.String()),
    city: Type.Optional(Type.String()),
    state: Type.Optional(Type.String()),
    zip: Type.Optional(Type.String()),
    country: Type.Optional(Type.String()),
    target_move_in_date: Type.Optional(date),
    desired_lease_term_in_months: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, maximum: LARGEST_INT, multipleOf: 1 }),
    ),
    desired_max_rent_in_cents: Type.Optional(Type.Integer({ minimum: 0, maximum: LARGEST_RENT_IN_CENTS })),
    number_of_occupants: Type.Optional(Type.Integer({ minimum: 0, maximum: LARGEST_INT })),
    unit_id: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

export type LeadBody = Type.Static<typeof leadBody>;

/** Every field of a lead, in the order of the contract. */
export const leadFields = Object.keys(leadBody.properties) as (keyof LeadBody)[];

/** The lead as it is answered: every field of the request, null where it was not given. */
export const leadEcho = Type.Object(
  Object.fromEntries(
    leadFields.map((field) => {
      const { type } = leadBody.properties[field] as { type?: string };
      return [field, type === undefined || type === "string" ? nullable("string") : nullable(type)];
    }),
  ),
);

/** The schema of a value that may be null. */
export function nullable(type: string) {
  return Type.Unsafe<string | number | null>({ type: [type, "null"] });
}

/** The echo of a body. */
export function echoLead(body: LeadBody): Record<string, string | number | null> {
  const echo: Record<string, string | number | null> = {};
  for (const field of leadFields) echo[field] = body[field] ?? null;
  return echo;
}
