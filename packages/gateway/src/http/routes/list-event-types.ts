import { eventTypeModel } from "../../records/models/event-type-model.ts";
import { listRoute } from "../shared/record-routes.ts";

export const listEventTypes = listRoute(eventTypeModel);
