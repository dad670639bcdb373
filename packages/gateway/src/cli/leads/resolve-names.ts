import type { Guestcard } from "../../../../sdk/src/index.ts";
import type { LeadColumn, NamedColumn } from "./lead-columns.ts";
import { type RowFault, rowFault } from "./row-fault.ts";

/** The field of a lead that each named column becomes. */
export const fieldOf = {
  property: "property_id",
  lead_relationship: "lead_relationship_id",
  lead_source: "lead_source_id",
  employee: "employee_id",
  unit: "unit_id",
} as const satisfies Record<NamedColumn, LeadColumn>;

/** The id that a name stands for, or why there is none. */
export type Resolved = { readonly id: string } | { readonly fault: RowFault };

/** Finds ids by names, in lists that are read when they are first needed and kept. */
export type NameResolver = {
  property(name: string): Promise<Resolved>;
  /** Of what hangs on a property. */
  ofProperty(column: Exclude<NamedColumn, "property">, name: string, propertyId: string): Promise<Resolved>;
};

type Named = { readonly id: string; readonly x_id?: string | null; readonly name?: string | null };
type Index = { readonly ids: ReadonlyMap<string, readonly string[]>; readonly names: readonly string[] };

const plain = (name: string): string => name.trim().replaceAll(/\s+/g, " ").toLowerCase();
/** How many names a fault shows at most. */
const SHOWN = 10;

/** Names of the records of one integration. */
export function createNameResolver(guestcard: Guestcard, integrationId: string): NameResolver {
  const of = { integration_id: integrationId, limit: 250 };
  const lists = {
    lead_relationship: (id: string) => guestcard.leadRelationships.list({ ...of, property_id: id }),
    lead_source: (id: string) => guestcard.leadSources.list({ ...of, property_id: id }),
    employee: (id: string) => guestcard.employees.list({ ...of, property_id: id }),
    unit: (id: string) => named(guestcard.units.list({ ...of, property_id: id })),
  };
  const kept = new Map<string, Promise<Index>>();
  const index = (key: string, list: () => AsyncIterable<Named>): Promise<Index> => {
    const before = kept.get(key);
    if (before) return before;
    const read = indexOf(list());
    kept.set(key, read);
    return read;
  };
  return {
    property: async (name) =>
      find("property", name, await index("properties", () => guestcard.properties.list(of))),
    ofProperty: async (column, name, propertyId) =>
      find(column, name, await index(`${column} ${propertyId}`, () => lists[column](propertyId))),
  };
}

/** Units have a number where others have a name. */
async function* named(
  units: AsyncIterable<Named & { readonly number?: string | null }>,
): AsyncGenerator<Named> {
  for await (const unit of units) yield { ...unit, name: unit.number ?? null };
}

/** Every record by its id, RealPage's id and its name. */
async function indexOf(records: AsyncIterable<Named>): Promise<Index> {
  const ids = new Map<string, string[]>();
  const names: string[] = [];
  for await (const { id, x_id: xId, name } of records) {
    if (name) names.push(name);
    for (const key of new Set([id, xId, name].filter((one) => typeof one === "string").map(plain)))
      ids.set(key, [...(ids.get(key) ?? []), id]);
  }
  return { ids, names };
}

function find(column: NamedColumn, name: string, { ids, names }: Index): Resolved {
  const found = ids.get(plain(name)) ?? [];
  const [id] = found;
  if (id !== undefined && found.length === 1) return { id };
  if (found.length > 1)
    return {
      fault: rowFault(column, "ambiguous_name", `"${name}" is the name of ${found.length}; use an id`),
    };
  const shown = names.slice(0, SHOWN).join(", ") + (names.length > SHOWN ? ", …" : "");
  const there = names.length === 0 ? "There is none; has a sync brought it?" : `There are: ${shown}`;
  return { fault: rowFault(column, "unknown_name", `None is called "${name}". ${there}`) };
}
