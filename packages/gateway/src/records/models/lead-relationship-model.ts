import { type ListedModel, name, text } from "./listed-model.ts";

export const leadRelationshipModel: ListedModel = {
  model: "lead_relationships",
  path: "lead-relationships",
  noun: "A lead relationship",
  fields: { x_location_id: text, name },
  filters: {},
};
