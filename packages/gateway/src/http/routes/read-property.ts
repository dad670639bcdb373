import { propertyModel } from "../../records/models/property-model.ts";
import { readRoute } from "../lists/record-routes.ts";

export const readProperty = readRoute(propertyModel, "id");
