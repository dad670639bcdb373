import { propertyModel } from "../../records/models/property-model.ts";
import { readRoute } from "../shared/record-routes.ts";

export const readProperty = readRoute(propertyModel, "id");
