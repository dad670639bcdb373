import { type ListedModel, text } from "./listed-model.ts";

export const leadSourceModel: ListedModel = {
  model: "lead_sources",
  path: "lead-sources",
  noun: "A lead source",
  fields: { x_location_id: text, name: text },
  filters: {},
};
