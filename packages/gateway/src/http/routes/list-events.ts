import { eventModel } from "../../records/models/event-model.ts";
import { listRoute } from "../shared/record-routes.ts";

export const listEvents = listRoute(eventModel);
