import type { RecordModel } from "../record.ts";
import { employeeModel } from "./employee-model.ts";
import { eventModel } from "./event-model.ts";
import { eventTypeModel } from "./event-type-model.ts";
import { floorPlanModel } from "./floor-plan-model.ts";
import { leadModel } from "./lead-model.ts";
import { leadRelationshipModel } from "./lead-relationship-model.ts";
import { leadSourceModel } from "./lead-source-model.ts";
import type { ListedModel } from "./listed-model.ts";
import { propertyModel } from "./property-model.ts";
import { unitModel } from "./unit-model.ts";

/** The models that the contract knows. What else is kept of RPX has no list and is told to no webhook. */
export const listedModels: ReadonlyMap<RecordModel, ListedModel> = new Map(
  [
    propertyModel,
    unitModel,
    floorPlanModel,
    employeeModel,
    leadSourceModel,
    leadRelationshipModel,
    eventTypeModel,
    eventModel,
    leadModel,
  ].map((model) => [model.model, model]),
);
