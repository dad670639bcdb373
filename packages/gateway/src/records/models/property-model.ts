import { Type } from "typebox";
import {
  anything,
  count,
  flag,
  type ListedModel,
  name,
  number,
  objects,
  oneOf,
  text,
  texts,
  whole,
} from "./listed-model.ts";

const phoneType = oneOf("FAX", "HOME", "MOBILE", "OTHER", "WORK");

const officeHours = objects({ day_of_week: name, open_time: name, close_time: name });

const petTypes = objects({
  name,
  is_allowed: flag,
  description: text,
  notes: text,
  deposit_raw: text,
  deposit_in_cents: number,
  fee_raw: text,
  fee_in_cents: number,
  fee_min_raw: text,
  fee_min_in_cents: number,
  fee_max_raw: text,
  fee_max_in_cents: number,
  rent_amount_raw: text,
  rent_amount_in_cents: number,
});

/** `property_id` is the property's own id, so nothing is filtered by it. */
export const propertyModel: ListedModel = {
  model: "properties",
  path: "properties",
  noun: "A property",
  fields: {
    x_created_at: text,
    x_building_id: text,
    building_number: text,
    city: text,
    code: text,
    country: text,
    county: text,
    custom_data: anything,
    is_active: flag,
    manager_email: text,
    manager_name: text,
    manager_phone_1: text,
    manager_phone_1_type: phoneType,
    manager_phone_2: text,
    manager_phone_2_type: phoneType,
    name: text,
    notes: text,
    number_of_units: count,
    square_footage: whole,
    square_feet: whole,
    state: text,
    street_address_1: text,
    street_address_2: text,
    address_1: text,
    address_2: text,
    type: text,
    type_raw: text,
    type_normalized: text,
    website: text,
    year_built: count,
    zip: text,
    long_description: text,
    short_description: text,
    office_hours: officeHours,
    pet_types: petTypes,
    associated_owner_ids: texts,
  },
  filters: {
    is_active: {
      field: "is_active",
      schema: Type.Unsafe<boolean | null>({ type: ["boolean", "null"] }),
      compares: "is",
    },
  },
};
