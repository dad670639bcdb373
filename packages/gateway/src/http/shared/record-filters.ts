import { type RawBuilder, sql } from "kysely";
import { type TProperties, Type } from "typebox";
import { type Fault, fault } from "../../faults/faults.ts";
import { isId } from "../../intake/resolve-ids.ts";
import { dataText } from "../../records/list-records.ts";
import type { ListedModel, ModelFilter } from "../../records/models/listed-model.ts";
import { VENDOR, vendorFilter } from "./vendors.ts";

/** What a list is narrowed to: conditions; or nothing at all can meet them; or the filters are wrong. */
export type RecordFilters =
  | {
      readonly kind: "conditions";
      readonly conditions: readonly RawBuilder<unknown>[];
      /** Nothing but `integrationId`, where it is not null, narrows the list. */
      readonly isWhole: boolean;
      readonly integrationId: string | null;
    }
  | { readonly kind: "nothing" }
  | { readonly kind: "faulty"; readonly faults: readonly Fault[] };

type Query = Readonly<Record<string, unknown>>;

const text = Type.Optional(Type.String());

/** The query parameters by which a model's list is filtered. */
export function filterSchemas(model: ListedModel): TProperties {
  return {
    x_id: text,
    x_property_id: text,
    location_id: text,
    ...(model.model === "properties" ? {} : { property_id: text }),
    integration_id: text,
    integration_vendor: vendorFilter,
    updated_after: Type.Optional(
      Type.String({
        format: "date-time",
        description: "Beyond the contract: what changed at this time or later.",
      }),
    ),
    ...Object.fromEntries(
      Object.entries(model.filters).map(([name, { schema }]) => [name, Type.Optional(schema)]),
    ),
  };
}

/** Understands the filters of a query that met the schema. */
export function readFilters(model: ListedModel, query: Query): RecordFilters {
  const faults = upstreamIdFaults(model, query);
  if (faults.length > 0) return { kind: "faulty", faults };
  if (matchesNothing(query)) return { kind: "nothing" };
  const conditions: RawBuilder<unknown>[] = [];
  for (const name of ["integration_id", "property_id"] as const)
    if (query[name] !== undefined) conditions.push(sql`${sql.ref(name)} = ${query[name]}::uuid`);
  for (const name of ["x_property_id", "x_id"] as const)
    if (query[name] !== undefined) conditions.push(sql`${sql.ref(name)} = ${query[name]}`);
  if (typeof query["updated_after"] === "string") {
    // At that time or later: replies show milliseconds, and what changed within the same one must not be missed.
    const seconds = Date.parse(query["updated_after"]) / 1000;
    conditions.push(sql`updated_at >= to_timestamp(${seconds}::float8)`);
  }
  for (const [name, filter] of Object.entries(model.filters)) {
    const value = query[name];
    if (value === undefined || value === null) continue;
    conditions.push(condition(filter, value));
  }
  const integrationId = typeof query["integration_id"] === "string" ? query["integration_id"] : null;
  const isWhole = conditions.length === (integrationId === null ? 0 : 1);
  return { kind: "conditions", conditions, isWhole, integrationId };
}

function condition({ field, compares }: ModelFilter, value: unknown): RawBuilder<unknown> {
  switch (compares) {
    case "is":
      return sql`${dataText(field)} = ${asText(value)}`;
    case "has":
      return sql`jsonb_exists_any(data -> ${sql.lit(field)}, ${[value].flat()}::text[])`;
    case "phone":
      // As the index has it (0041_leads_by_phone.sql).
      return sql`right(regexp_replace(${dataText(field)}, '\\D', '', 'g'), 10) = ${value}`;
    default:
      return compares satisfies never;
  }
}

/** As `->>` gives it. */
const asText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** RPX counts its ids per property, so one says nothing without the property, nor that without the integration. */
function upstreamIdFaults(model: ListedModel, query: Query): Fault[] {
  return Object.keys(query)
    .filter((name) => name.startsWith("x_") && query[name] !== undefined)
    .flatMap((name) => {
      const alone = name === "x_property_id" || model.model === "properties";
      const needed = alone ? ["integration_id"] : ["integration_id", "x_property_id"];
      const missing = needed.filter((other) => query[other] === undefined);
      return missing.length === 0
        ? []
        : [fault("custom", name, `Needs ${missing.join(" and ")} beside it: RealPage's ids are not unique`)];
    });
}

/** RPX has no locations, and no record has an id that is none, or text with a character that PostgreSQL cannot hold. */
function matchesNothing(query: Query): boolean {
  return (
    query["location_id"] !== undefined ||
    (query["integration_vendor"] ?? VENDOR) !== VENDOR ||
    ["integration_id", "property_id"].some((name) => {
      const id = query[name];
      return typeof id === "string" && !isId(id);
    }) ||
    Object.values(query).some((value) => typeof value === "string" && value.includes("\0"))
  );
}
