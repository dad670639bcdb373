import { leadRelationshipModel } from "../../records/models/lead-relationship-model.ts";
import { listRoute } from "../lists/record-routes.ts";

export const listLeadRelationships = listRoute(leadRelationshipModel);
