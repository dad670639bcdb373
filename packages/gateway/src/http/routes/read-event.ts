import { eventModel } from "../../records/models/event-model.ts";
import { readRoute } from "../shared/record-routes.ts";

export const readEvent = readRoute(eventModel, "event_id");
