import type { RecordRow } from "./list-records.ts";
import type { ListedModel } from "./models/listed-model.ts";

/** A record as callers see it: every field of the contract, null or empty where RPX says nothing. */
export function toListedRecord(model: ListedModel, row: RecordRow, vendor: string): Record<string, unknown> {
  return {
    id: row.id,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    last_seen: row.last_seen.toISOString(),
    x_id: row.x_id,
    x_property_id: row.x_property_id,
    ...Object.fromEntries(
      Object.entries(model.fields).map(([name, { absent }]) => [name, row.data[name] ?? absent]),
    ),
    integration_id: row.integration_id,
    integration_vendor: vendor,
    property_id: row.property_id,
  };
}
