import { Type } from "typebox";
import { byText, type ListedModel, type ModelFilter, text, texts } from "./listed-model.ts";

const byMember = (field: string): ModelFilter => ({ field, schema: Type.String(), compares: "has" });

export const eventModel: ListedModel = {
  model: "events",
  path: "events",
  noun: "An event",
  fields: {
    x_leasing_agent_id: text,
    x_type_id: text,
    x_location_id: text,
    event_name: text,
    event_datetime: text,
    appointment_datetime: text,
    type_raw: text,
    notes: text,
    agent_name: text,
    reasons_for_event: text,
    associated_lead_ids: texts,
    associated_applicant_ids: texts,
    associated_resident_ids: texts,
  },
  filters: {
    x_type_id: byText("x_type_id"),
    lead_id: byMember("associated_lead_ids"),
    applicant_id: byMember("associated_applicant_ids"),
    resident_id: byMember("associated_resident_ids"),
  },
};
