import { z } from "zod";

const phoneType = z.enum(["FAX", "HOME", "MOBILE", "OTHER", "WORK"]);
const date = z.string().regex(/^\d{4}-\d\d-\d\d([Tt ].*)?$/);

/** A lead as the API takes it. */
export const leadSchema = z.strictObject({
  integration_id: z.uuid(),
  property_id: z.uuid(),
  lead_relationship_id: z.string(),
  first_name: z.string().min(1).max(30),
  last_name: z.string().min(1).max(30),
  middle_name: z.string().optional(),
  date_of_birth: date.optional(),
  employee_id: z.string().optional(),
  lead_source_id: z.string().optional(),
  phone_1: z.string().optional(),
  phone_1_type: phoneType.optional(),
  phone_2: z.string().optional(),
  phone_2_type: phoneType.optional(),
  email_1: z.string().optional(),
  address_1: z.string().optional(),
  address_2: z.string().optional(),
  city: z.string().optional(),
  state: z.string().optional(),
  zip: z.string().optional(),
  country: z.string().optional(),
  target_move_in_date: date.optional(),
  desired_lease_term_in_months: z.int().positive().optional(),
  desired_max_rent_in_cents: z.int().nonnegative().optional(),
  number_of_occupants: z.int().nonnegative().optional(),
  unit_id: z.string().optional(),
});

export type Lead = z.infer<typeof leadSchema>;
