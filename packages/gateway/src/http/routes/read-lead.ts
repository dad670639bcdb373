import { leadModel } from "../../records/models/lead-model.ts";
import { readRoute } from "../shared/record-routes.ts";

export const readLead = readRoute(leadModel, "id");
