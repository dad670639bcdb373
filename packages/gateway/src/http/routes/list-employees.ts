import { employeeModel } from "../../records/models/employee-model.ts";
import { listRoute } from "../shared/record-routes.ts";

export const listEmployees = listRoute(employeeModel);
