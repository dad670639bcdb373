import { unitModel } from "../../records/models/unit-model.ts";
import { listRoute } from "../lists/record-routes.ts";

export const listUnits = listRoute(unitModel);
