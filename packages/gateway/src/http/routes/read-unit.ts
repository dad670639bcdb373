import { unitModel } from "../../records/models/unit-model.ts";
import { readRoute } from "../shared/record-routes.ts";

export const readUnit = readRoute(unitModel, "id");
