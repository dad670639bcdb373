import type { Selectable } from "kysely";
import type { Schema } from "../database/schema.ts";

/** An integration as it is read to be shown: without what is sealed. */
export type IntegrationRow = Omit<Selectable<Schema["integrations"]>, "credentials_sealed">;

export const integrationColumns = [
  "id",
  "account_id",
  "vendor",
  "name",
  "active",
  "system",
  "sync_frequency",
  "sync_cadence",
  "use_custom_sync_schedule",
  "custom_sync_schedule",
  "max_job_concurrency",
  "max_request_frequency",
  "max_request_cadence",
  "new_properties_are_enabled",
  "is_archived",
  "base_url",
  "last_completed_sync",
  "last_completed_back_sync",
  "created_at",
  "updated_at",
] as const satisfies readonly (keyof IntegrationRow)[];
