import { Type } from "typebox";
import { type Fault, fault } from "../../faults/faults.ts";

/** A time in a query. */
export const moment = Type.Optional(Type.String({ description: "RFC 3339, as 2027-01-15T00:00:00Z." }));

/** A time of the query; a fault where it is none. */
export function timeOf(field: string, text: string | undefined): { time?: Date; faults: Fault[] } {
  if (text === undefined || text === "") return { faults: [] };
  const time = new Date(text);
  return Number.isNaN(time.getTime()) || time.getTime() < 0
    ? { faults: [fault("invalid_date", field, "Must be a date-time such as 2027-01-15T00:00:00Z")] }
    : { time, faults: [] };
}
