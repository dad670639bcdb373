import { eventTypeModel } from "../../records/models/event-type-model.ts";
import { readRoute } from "../shared/record-routes.ts";

export const readEventType = readRoute(eventTypeModel, "event_type_id");
