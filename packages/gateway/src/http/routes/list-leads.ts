import { leadModel } from "../../records/models/lead-model.ts";
import { listRoute } from "../shared/record-routes.ts";

export const listLeads = listRoute(leadModel);
