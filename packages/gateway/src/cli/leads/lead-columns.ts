import { type LeadBody, leadFields } from "../../intake/lead-body.ts";

/** What a column may become: a field of a lead, or a name in place of an id, or dollars in place of cents. */
export type LeadColumn = keyof LeadBody | NamedColumn | "desired_max_rent";
/** The columns that name a record by its name, RealPage's id or Guestcard's. */
export type NamedColumn = "property" | "lead_relationship" | "lead_source" | "employee" | "unit";

export const namedColumns = ["property", "lead_relationship", "lead_source", "employee", "unit"] as const;

/** Everything that a column may be mapped to. `integration_id` is one for the whole file. */
export const leadColumns: readonly LeadColumn[] = [
  ...leadFields.filter((field) => field !== "integration_id"),
  ...namedColumns,
  "desired_max_rent",
];

/** Headers that people write, as `plainHeader` leaves them. What says two things (as `name`) is not here. */
const synonyms: Readonly<Record<string, LeadColumn>> = {
  first: "first_name",
  firstname: "first_name",
  given_name: "first_name",
  vorname: "first_name",
  last: "last_name",
  lastname: "last_name",
  surname: "last_name",
  family_name: "last_name",
  nachname: "last_name",
  middle: "middle_name",
  middlename: "middle_name",
  birthday: "date_of_birth",
  birthdate: "date_of_birth",
  dob: "date_of_birth",
  geburtsdatum: "date_of_birth",
  email: "email_1",
  e_mail: "email_1",
  email_address: "email_1",
  mail: "email_1",
  phone: "phone_1",
  phone_number: "phone_1",
  telephone: "phone_1",
  tel: "phone_1",
  telefon: "phone_1",
  phone_type: "phone_1_type",
  street: "address_1",
  address: "address_1",
  address_line_1: "address_1",
  street_address: "address_1",
  strasse: "address_1",
  address_line_2: "address_2",
  apartment: "address_2",
  town: "city",
  ort: "city",
  stadt: "city",
  zip_code: "zip",
  zipcode: "zip",
  postal_code: "zip",
  postcode: "zip",
  plz: "zip",
  land: "country",
  move_in: "target_move_in_date",
  move_in_date: "target_move_in_date",
  movein_date: "target_move_in_date",
  desired_move_in: "target_move_in_date",
  einzug: "target_move_in_date",
  lease_term: "desired_lease_term_in_months",
  lease_months: "desired_lease_term_in_months",
  max_rent: "desired_max_rent",
  budget: "desired_max_rent",
  occupants: "number_of_occupants",
  personen: "number_of_occupants",
  property_name: "property",
  community: "property",
  source: "lead_source",
  relationship: "lead_relationship",
  agent: "employee",
  leasing_agent: "employee",
  unit_number: "unit",
};

/** A header in small letters, without accents, with one underscore for whatever is no letter or digit. */
export function plainHeader(header: string): string {
  return header
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll(/[^\p{L}\p{N}]+/gu, "_")
    .replaceAll(/^_+|_+$/g, "");
}

/** What an obvious header stands for; null where it is not obvious. */
export function obviousColumn(header: string): LeadColumn | null {
  const plain = plainHeader(header);
  if ((leadColumns as readonly string[]).includes(plain)) return plain as LeadColumn;
  return Object.hasOwn(synonyms, plain) ? (synonyms[plain] ?? null) : null;
}
