/** The kinds of record that Guestcard keeps of RPX, named as in Propexo's webhooks (snake case). */
export const recordModels = [
  "properties",
  "units",
  "floor_plans",
  "employees",
  "lead_sources",
  "lead_relationships",
  "contact_types",
  "event_types",
  "loss_reasons",
  "leads",
  "events",
] as const;

export type RecordModel = (typeof recordModels)[number];

/**
 * A record as a sync or a read-back brings it. `json` holds the contract's fields of the model without the common ones, as
 * JSON that PostgreSQL takes, for as long as the record is being stored: what waits for the database is no tree.
 */
export type RecordInput = {
  /** Named to webhooks instead of the job of the whole call. */
  readonly job?: RecordJob;
  readonly accountId: string;
  readonly integrationId: string;
  readonly model: RecordModel;
  /** Guestcard's id of the property; a property's own record has it as its id. */
  readonly propertyId: string;
  readonly xPropertyId: string;
  readonly xId: string;
  readonly json: Buffer;
  /** The database's time before RPX was asked: a record that was changed since then stays as it is. Null: always newest. */
  readonly asOf?: string | null;
};

/** The job that brings records, as webhooks name it. */
export type RecordJob = {
  readonly id: string;
  readonly type: string;
  /** Where its trace goes on, as W3C `traceparent`; null: it has none. */
  readonly traceContext: string | null;
};

/** What became of a record, and its id. */
export type RecordChange =
  | { readonly kind: "new" | "updated" | "unchanged"; readonly id: string }
  /** The person's data was erased, and is not brought back. */
  | { readonly kind: "erased" };

/** The same for two inputs of one record of a model. Records are written in its order everywhere, so that two that write the same ones cannot deadlock. */
export function recordKey({ accountId, integrationId, xPropertyId, xId }: RecordInput): string {
  return JSON.stringify([accountId, integrationId, xPropertyId, xId]);
}
