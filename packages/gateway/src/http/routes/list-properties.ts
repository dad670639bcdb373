import { propertyModel } from "../../records/models/property-model.ts";
import { listRoute } from "../shared/record-routes.ts";

export const listProperties = listRoute(propertyModel);
