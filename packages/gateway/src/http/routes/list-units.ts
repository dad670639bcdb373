import { unitModel } from "../../records/models/unit-model.ts";
import { listRoute } from "../shared/record-routes.ts";

export const listUnits = listRoute(unitModel);
