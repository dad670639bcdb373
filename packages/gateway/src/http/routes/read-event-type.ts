import { eventTypeModel } from "../../records/models/event-type-model.ts";
import { readRoute } from "../lists/record-routes.ts";

export const readEventType = readRoute(eventTypeModel, "event_type_id");
