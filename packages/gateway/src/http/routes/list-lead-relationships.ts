import { leadRelationshipModel } from "../../records/models/lead-relationship-model.ts";
import { listRoute } from "../shared/record-routes.ts";

export const listLeadRelationships = listRoute(leadRelationshipModel);
