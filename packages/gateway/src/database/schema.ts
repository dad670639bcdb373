import type { ColumnType, Generated } from "kysely";

type Timestamp = ColumnType<Date, Date | string, Date | string>;

type CreatedAt = ColumnType<Date, Date | string | undefined, Date | string>;

/** The tables that composed queries read. Hot statements are plain SQL beside their callers. */
export type Schema = {
  integrations: {
    id: string;
    account_id: string;
    vendor: string;
    name: string;
    active: boolean;
    system: string;
    sync_frequency: number;
    sync_cadence: string;
    use_custom_sync_schedule: Generated<boolean>;
    custom_sync_schedule: ColumnType<unknown, string | null, string | null>;
    max_job_concurrency: number;
    max_request_frequency: number;
    max_request_cadence: string;
    new_properties_are_enabled: boolean;
    is_archived: Generated<boolean>;
    base_url: string;
    credentials_sealed: string;
    last_completed_sync: Timestamp | null;
    last_completed_back_sync: Timestamp | null;
    created_at: CreatedAt;
    updated_at: CreatedAt;
  };
  lanes: {
    integration_id: string;
    account_id: string;
    due_at: Timestamp;
  };
  records: {
    id: string;
    account_id: string;
    integration_id: string;
    model: string;
    property_id: string;
    x_property_id: string;
    x_id: string;
    data: Record<string, unknown>;
    created_at: Timestamp;
    updated_at: Timestamp;
    last_seen: Timestamp;
  };
};
