import { Type } from "typebox";
import { type Fault, fault } from "../../faults/faults.ts";
import { calendarDate } from "../../intake/text-rules.ts";

/** A time in a query. */
export const moment = Type.Optional(
  Type.String({
    description: "RFC 3339, as 2027-01-15T00:00:00Z; or a day, as 2027-01-15, which begins by UTC.",
  }),
);

/** A time of the query; a fault where it is none. `Date` alone reads 5 as the year 2001 and 31 February as 3 March. */
export function timeOf(field: string, text: string | undefined): { time?: Date; faults: Fault[] } {
  if (text === undefined || text === "") return { faults: [] };
  const time = new Date(calendarDate(text) === null ? NaN : text);
  return Number.isNaN(time.getTime()) || time.getTime() < 0
    ? {
        faults: [
          fault(
            "invalid_date",
            field,
            "Must be a date-time such as 2027-01-15T00:00:00Z or a date such as 2027-01-15",
          ),
        ],
      }
    : { time, faults: [] };
}
