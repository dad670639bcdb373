import { leadSourceModel } from "../../records/models/lead-source-model.ts";
import { listRoute } from "../shared/record-routes.ts";

export const listLeadSources = listRoute(leadSourceModel);
