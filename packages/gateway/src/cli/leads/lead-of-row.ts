import type { NewLead } from "../../../../sdk/src/index.ts";
import { type LeadColumn, namedColumns } from "./lead-columns.ts";
import { fieldOf, type NameResolver } from "./resolve-names.ts";
import type { Row } from "./read-rows.ts";
import { type RowFault, rowFault } from "./row-fault.ts";

/** What a row becomes: a lead for the gateway to check, or the faults that were found before. */
export type ReadLead =
  | { readonly kind: "lead"; readonly lead: NewLead }
  | { readonly kind: "faulty"; readonly faults: readonly RowFault[] };

/** By what a row becomes a lead. */
export type Reading = {
  readonly columns: readonly (LeadColumn | null)[];
  readonly defaults: ReadonlyMap<LeadColumn, string>;
  readonly integrationId: string;
  readonly names: NameResolver;
};

const numbers: ReadonlySet<LeadColumn> = new Set([
  "desired_lease_term_in_months",
  "desired_max_rent_in_cents",
  "number_of_occupants",
]);
const phoneTypes: ReadonlySet<LeadColumn> = new Set(["phone_1_type", "phone_2_type"]);

/** Makes a lead of a row. What the gateway knows better (lengths, dates, ids) is left to it. */
export async function leadOfRow(row: Row, reading: Reading): Promise<ReadLead> {
  if (row.fault !== null) return { kind: "faulty", faults: [rowFault("row", "unreadable", row.fault)] };
  const given = new Map<LeadColumn, unknown>(reading.defaults);
  for (const [place, column] of reading.columns.entries()) {
    const cell = row.cells[place];
    if (column !== null && cell !== undefined && cell !== null && cell !== "") given.set(column, cell);
  }
  const lead: Record<string, unknown> = { integration_id: reading.integrationId };
  const faults: RowFault[] = [];
  for (const [column, value] of given) {
    if ((namedColumns as readonly string[]).includes(column)) continue;
    if (column === "desired_max_rent") {
      const cents = centsOf(value);
      if (cents === null)
        faults.push(rowFault(column, "invalid_amount", "Must be an amount in dollars such as 1500"));
      else lead["desired_max_rent_in_cents"] = cents;
    } else lead[column] = valueOf(column, value);
  }
  faults.push(...(await putIds(lead, given, reading.names)));
  return faults.length > 0 ? { kind: "faulty", faults } : { kind: "lead", lead: lead as NewLead };
}

function valueOf(column: LeadColumn, value: unknown): unknown {
  if (typeof value !== "string") return value;
  if (numbers.has(column) && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  return phoneTypes.has(column) ? value.toUpperCase() : value;
}

/** Whole cents of an amount in dollars; null where it is none. */
export function centsOf(value: unknown): number | null {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string") return null;
  const plain = text.replace(/^\$\s*/, "");
  const parts = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/.exec(plain);
  if (!parts) return null;
  return Number(parts[1]?.replaceAll(",", "")) * 100 + Number((parts[2] ?? "").padEnd(2, "0"));
}

/** Puts the ids that names stand for. An id that is given beside a name wins. */
async function putIds(
  lead: Record<string, unknown>,
  given: ReadonlyMap<LeadColumn, unknown>,
  names: NameResolver,
): Promise<RowFault[]> {
  const faults: RowFault[] = [];
  for (const column of namedColumns) {
    const field = fieldOf[column];
    const name = given.get(column);
    if (name === undefined || lead[field] !== undefined) continue;
    if (typeof name !== "string" && typeof name !== "number") {
      faults.push(rowFault(column, "invalid_type", "Must be a name or an id"));
      continue;
    }
    const propertyId = lead["property_id"];
    // Without its property there is no list to look in, and the property's own fault says so.
    if (column !== "property" && typeof propertyId !== "string") {
      if (!given.has("property"))
        faults.push(rowFault(column, "needs_property", "Needs a property beside it"));
      continue;
    }
    const found =
      column === "property"
        ? await names.property(String(name))
        : await names.ofProperty(column, String(name), String(propertyId));
    if ("id" in found) lead[field] = found.id;
    else faults.push(found.fault);
  }
  return faults;
}
