import { Type } from "typebox";
import { type ListedModel, name, text, texts } from "./listed-model.ts";

export const eventTypeModel: ListedModel = {
  model: "event_types",
  path: "event-types",
  noun: "An event type",
  fields: { x_location_id: text, code: text, models: texts, name },
  filters: {
    models: {
      field: "models",
      // One value of a query comes as text, several as a list.
      schema: Type.Unsafe<string | string[]>({ type: ["string", "array"], items: { type: "string" } }),
      compares: "has",
    },
  },
};
