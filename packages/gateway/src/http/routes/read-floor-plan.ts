import { floorPlanModel } from "../../records/models/floor-plan-model.ts";
import { readRoute } from "../shared/record-routes.ts";

export const readFloorPlan = readRoute(floorPlanModel, "floor_plan_id");
