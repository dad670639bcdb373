import { leadSourceModel } from "../../records/models/lead-source-model.ts";
import { readRoute } from "../shared/record-routes.ts";

export const readLeadSource = readRoute(leadSourceModel, "lead_source_id");
