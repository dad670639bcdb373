import { employeeModel } from "../../records/models/employee-model.ts";
import { readRoute } from "../shared/record-routes.ts";

export const readEmployee = readRoute(employeeModel, "employee_id");
