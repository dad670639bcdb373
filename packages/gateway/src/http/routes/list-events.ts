import { eventModel } from "../../records/models/event-model.ts";
import { listRoute } from "../lists/record-routes.ts";

export const listEvents = listRoute(eventModel);
