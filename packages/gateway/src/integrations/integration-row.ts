import type { Selectable } from "kysely";
import { originOf } from "../audit/changed-fields.ts";
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

/** An integration as the audit log shows it. */
export function auditedIntegration(row: IntegrationRow): Record<string, unknown> {
  const { id: _, account_id: _account, created_at: _created, updated_at: _updated, ...settings } = row;
  const { last_completed_sync: _sync, last_completed_back_sync: _back, base_url: url, ...shown } = settings;
  return { ...shown, base_url: originOf(url) };
}
