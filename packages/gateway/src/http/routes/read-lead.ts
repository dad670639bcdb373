import { leadModel } from "../../records/models/lead-model.ts";
import { readRoute } from "../lists/record-routes.ts";

export const readLead = readRoute(leadModel, "id");
