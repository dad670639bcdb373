import { type Static, Type } from "typebox";
import { credentialsBody } from "./credentials-body.ts";
import { cadence, frequency, syncSchedule } from "./sync-schedule.ts";

/** Guestcard delivers to one vendor, so one name is right. */
const vendor = Type.Enum(["REALPAGE_RPX"]);
const LONGEST_NAME = 200;

/** What create and change have in common; all optional, defaults are the store's. */
const settings = {
  system: Type.Optional(
    Type.Enum(["PRODUCTION", "SANDBOX"], {
      description: "Deprecated in the contract and without effect: Guestcard has one system.",
    }),
  ),
  sync_frequency: Type.Optional(frequency),
  sync_cadence: Type.Optional(cadence),
  max_request_cadence: Type.Optional(cadence),
  max_request_frequency: Type.Optional(frequency),
  max_job_concurrency: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  active: Type.Optional(Type.Boolean()),
  base_url: Type.Optional(
    Type.Unsafe<string | null>({
      type: ["string", "null"],
      description: "Deprecated in the contract and without effect: `credentials.baseUrl` counts.",
    }),
  ),
  new_properties_are_enabled: Type.Optional(Type.Boolean()),
  allow_manual_syncs: Type.Optional(
    Type.Boolean({ description: "Deprecated in the contract and without effect: always true." }),
  ),
  custom_sync_schedule: Type.Optional(syncSchedule),
  use_custom_sync_schedule: Type.Optional(Type.Boolean()),
};

const name = Type.String({ minLength: 1, maxLength: LONGEST_NAME });

export const createIntegrationBody = Type.Object(
  {
    integration_vendor: vendor,
    credentials: credentialsBody,
    name,
    ...settings,
    based_on_integration_id: Type.Optional(
      Type.String({ description: "Copies that integration's settings, without its credentials." }),
    ),
  },
  { additionalProperties: false },
);

export const changeIntegrationBody = Type.Object(
  {
    integration_vendor: Type.Optional(vendor),
    credentials: Type.Optional(credentialsBody),
    name: Type.Optional(name),
    ...settings,
  },
  { additionalProperties: false },
);

export type CreateIntegrationBody = Static<typeof createIntegrationBody>;
export type ChangeIntegrationBody = Static<typeof changeIntegrationBody>;
