import { flag, type ListedModel, text, texts } from "./listed-model.ts";

export const employeeModel: ListedModel = {
  model: "employees",
  path: "employees",
  noun: "An employee",
  fields: { x_location_id: text, name: text, email: text, is_active: flag, roles: texts },
  filters: {},
};
