import { floorPlanModel } from "../../records/models/floor-plan-model.ts";
import { listRoute } from "../shared/record-routes.ts";

export const listFloorPlans = listRoute(floorPlanModel);
