import type { ActivityStatus } from "../connectors/realpage-rpx/activity.ts";
import { type Fault, fault } from "../faults/faults.ts";
import type { IdField } from "./id-rules.ts";
import { firstCharacterNotInXml, dateTimeMoment } from "./text-rules.ts";

/** Which model each id of a lead event is of. */
export const leadEventIds: readonly IdField[] = [
  { field: "lead_id", model: "leads", noun: "a lead" },
  { field: "employee_id", model: "employees", noun: "an employee" },
  { field: "event_type_id", model: "event_types", noun: "an event type" },
  { field: "unit_id", model: "units", noun: "a unit" },
];

/** A reason for which a property can lose a lead. */
export type LossReason = { readonly xId: string; readonly name: string };

type AnyBody = Readonly<Record<string, unknown>>;

/** The status codes of RPX that are known (connectors/realpage-rpx/assumptions.ts). */
const KNOWN: readonly ActivityStatus[] = ["ACTIVE", "LOST"];
const UNKNOWN: ReadonlySet<unknown> = new Set(["LEASED", "UNQUALIFIED", "FUTURE"]);

/** The years of an event. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 9998;

/** The status to send. Call only with a body that has no faults. */
export function statusOf(body: AnyBody): ActivityStatus | null {
  return KNOWN.find((status) => status === body["status"]) ?? null;
}

/** The rules that a schema cannot say. */
export function leadEventTextFaults(body: AnyBody): Fault[] {
  const faults: Fault[] = [];
  for (const [field, value] of Object.entries(body)) {
    const character = typeof value === "string" ? firstCharacterNotInXml(value) : null;
    if (character !== null)
      faults.push(fault("invalid_string", field, `Must not contain ${character}, which XML cannot carry`));
  }
  const happenedAt =
    typeof body["event_datetime"] === "string" ? dateTimeMoment(body["event_datetime"]) : null;
  // A property's clock may show the year before or after, and RPX reads four digits.
  const year = happenedAt?.getUTCFullYear() ?? FIRST_YEAR;
  if (year < FIRST_YEAR || year > LAST_YEAR)
    faults.push(
      fault("invalid_date", "event_datetime", `Must be of the years ${FIRST_YEAR} to ${LAST_YEAR}`),
    );
  if (UNKNOWN.has(body["status"]))
    faults.push(
      fault("invalid_enum_value", "status", `RealPage Exchange can be told ${KNOWN.join(" and ")} only`),
    );
  if (body["status"] === "LOST" && body["reasons_for_event"] === undefined)
    faults.push(fault("custom", "reasons_for_event", "Required with the status LOST"));
  if (body["status"] !== "LOST" && body["reasons_for_event"] !== undefined)
    faults.push(fault("custom", "reasons_for_event", "Belongs to the status LOST"));
  return faults;
}

/** The loss reason that a text names, by RPX's id or by its name in any case. */
export function findLossReason(reasons: readonly LossReason[], text: string): LossReason | null {
  const wanted = text.trim().toLowerCase();
  return reasons.find(({ xId, name }) => [xId, name].some((one) => one.toLowerCase() === wanted)) ?? null;
}

/** The fault of a reason that the property does not have; it names those that it has. */
export function lossReasonFault(reasons: readonly LossReason[]): Fault {
  const names = reasons.map(({ name }) => `'${name}'`).join(", ");
  return fault(
    "invalid_enum_value",
    "reasons_for_event",
    reasons.length === 0
      ? "The loss reasons of this property are not known yet; sync the integration first"
      : `Must be one of ${names}`,
  );
}
