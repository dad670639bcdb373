import { type Static, Type } from "typebox";
import type { IntegrationRow } from "./integration-row.ts";
import { offeredInterfaces, offeredModels } from "./offered-interfaces.ts";
import type { IntegrationCondition, ListedIntegration } from "./read-integrations.ts";

const textOrNull = Type.Unsafe<string | null>({ type: ["string", "null"] });
const text = Type.String();
const whole = Type.Integer();
const flag = Type.Boolean();
/** The schedule is checked when it comes in. */
const schedule = Type.Unsafe<unknown>({ type: ["object", "null"], additionalProperties: true });

const common = {
  id: text,
  created_at: text,
  updated_at: text,
  name: text,
  active: flag,
  system: text,
  sync_frequency: whole,
  sync_cadence: text,
  max_job_concurrency: whole,
  max_request_frequency: whole,
  max_request_cadence: text,
  base_url: textOrNull,
  is_archived: flag,
  new_properties_are_enabled: flag,
  allow_manual_syncs: flag,
  use_custom_sync_schedule: flag,
};

/** An integration in a list. */
export const listedIntegration = Type.Object({
  ...common,
  vendor: text,
  custom_sync_schedule: schedule,
  last_completed_sync: textOrNull,
  last_completed_back_sync: textOrNull,
  integration_interfaces: Type.Array(
    Type.Object({ interface_name: text, enabled: flag, version: textOrNull }),
  ),
  models: Type.Unsafe<unknown>({
    type: "object",
    additionalProperties: {
      type: "object",
      properties: {
        enabled: { type: "boolean" },
        from_interfaces: { type: "array", items: { type: "string" } },
      },
    },
  }),
  can_authenticate: flag,
  last_data_access_check: textOrNull,
  configuration_meta_data: Type.Array(Type.Unsafe<unknown>({ type: "object", additionalProperties: true })),
});

/** An integration by itself, with how things stand, which is beyond the contract from `state` on. */
export const integrationInFull = Type.Object({
  ...listedIntegration.properties,
  is_running_sync: flag,
  is_running_data_access_check: flag,
  state: Type.Enum(["OPEN", "BLOCKED"], {
    description: "BLOCKED: RPX refuses the whole integration; its writes wait and go on by themselves.",
  }),
  blocks: Type.Array(
    Type.Object({
      x_property_id: Type.Unsafe<string | null>({
        type: ["string", "null"],
        description: "The property that is refused; null: the whole integration.",
      }),
      cause: text,
      reason: text,
      since: text,
      next_probe_at: text,
    }),
  ),
  waiting_writes: Type.Integer({ description: "Counted up to 10000." }),
});

/** An integration as creating it answers. */
export const createdIntegration = Type.Object({
  ...common,
  vendor: text,
  customer_id: text,
  ping_results: Type.Unsafe<unknown>({ type: "object", additionalProperties: { type: "string" } }),
  custom_sync_schedule: Type.Optional(schedule),
});

/** An integration as changing it answers. */
export const changedIntegration = Type.Object({
  ...common,
  integration_vendor: text,
  custom_sync_schedule: Type.Optional(schedule),
});

function commonFields(row: IntegrationRow) {
  return {
    id: row.id,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    name: row.name,
    active: row.active,
    system: row.system,
    sync_frequency: row.sync_frequency,
    sync_cadence: row.sync_cadence,
    max_job_concurrency: row.max_job_concurrency,
    max_request_frequency: row.max_request_frequency,
    max_request_cadence: row.max_request_cadence,
    base_url: row.base_url,
    is_archived: row.is_archived,
    new_properties_are_enabled: row.new_properties_are_enabled,
    allow_manual_syncs: true,
    use_custom_sync_schedule: row.use_custom_sync_schedule,
  };
}

export function toListedIntegration(row: ListedIntegration): Static<typeof listedIntegration> {
  return {
    ...commonFields(row),
    vendor: row.vendor,
    custom_sync_schedule: row.custom_sync_schedule,
    last_completed_sync: row.last_completed_sync?.toISOString() ?? null,
    last_completed_back_sync: row.last_completed_back_sync?.toISOString() ?? null,
    integration_interfaces: offeredInterfaces.map((name) => ({
      interface_name: name,
      enabled: true,
      version: null,
    })),
    models: Object.fromEntries(
      Object.entries(offeredModels).map(([model, from]) => [model, { enabled: true, from_interfaces: from }]),
    ),
    can_authenticate: row.can_authenticate,
    last_data_access_check: row.last_data_access_check?.toISOString() ?? null,
    configuration_meta_data: [],
  };
}

export function toIntegrationInFull(
  row: ListedIntegration,
  condition: IntegrationCondition,
): Static<typeof integrationInFull> {
  const { blocks, isCheckingDataAccess, isRunningSync, waitingWrites } = condition;
  return {
    ...toListedIntegration(row),
    is_running_sync: isRunningSync,
    is_running_data_access_check: isCheckingDataAccess,
    state: blocks.some((block) => block.x_property_id === null) ? "BLOCKED" : "OPEN",
    blocks: blocks.map((block) => ({
      ...block,
      since: block.since.toISOString(),
      next_probe_at: block.next_probe_at.toISOString(),
    })),
    waiting_writes: waitingWrites,
  };
}

export function toCreatedIntegration(row: IntegrationRow): Static<typeof createdIntegration> {
  return {
    ...commonFields(row),
    vendor: row.vendor,
    customer_id: row.account_id,
    // Credentials are tried by the first sync, which begins at once, and not before the answer.
    ping_results: {},
    ...withSchedule(row),
  };
}

export function toChangedIntegration(row: IntegrationRow): Static<typeof changedIntegration> {
  return { ...commonFields(row), integration_vendor: row.vendor, ...withSchedule(row) };
}

/** In these answers the contract has a schedule or none, and no null. */
const withSchedule = (row: IntegrationRow): { custom_sync_schedule?: unknown } =>
  row.custom_sync_schedule === null ? {} : { custom_sync_schedule: row.custom_sync_schedule };
