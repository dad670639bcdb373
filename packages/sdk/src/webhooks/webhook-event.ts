/** What every event says. */
type Common<Trigger extends string> = {
  readonly integration_id: string;
  readonly vendor: string;
  readonly event: Trigger;
};

type Event<Trigger extends string, Data> = {
  readonly trigger: Trigger;
  readonly data: Common<Trigger> & Data;
};

/** A record, as `object` (in kebab case: `lead-sources`) lists it. */
type OfRecord = {
  readonly job_id: string;
  readonly root_job_id: string;
  readonly job_type: string;
  readonly record_id: string;
  readonly object: string;
  readonly context: { readonly property_id: string };
};

type OfRecordEvent<Trigger extends string, Data> = Event<Trigger, OfRecord & Data> & {
  readonly meta: { readonly object: string; readonly integration_id: string };
};

type Fields = Readonly<Record<string, unknown>>;

type OfSync = {
  readonly successful_job_count: number;
  readonly failed_job_count: number;
  readonly is_sync_finished: boolean;
};

type OfJob = { readonly job_id: string; readonly root_job_id: string; readonly job_type: string };

/** What the gateway tells a webhook (docs/webhooks.md). `trigger` says which of these it is. */
export type WebhookEvent =
  | Event<
      "WRITE_OPERATION_SUCCESS",
      {
        readonly root_job_id: string;
        readonly write_status: "SUCCESS";
        readonly errors: readonly string[];
        readonly created_record_id: string | null;
      }
    >
  | Event<
      "WRITE_OPERATION_FAILURE",
      {
        readonly root_job_id: string;
        readonly write_status: "FAILURE";
        readonly errors: readonly string[];
      }
    >
  | OfRecordEvent<"DATA_NEW", { readonly payload: Fields }>
  | OfRecordEvent<"DATA_UPDATE", { readonly diff: { readonly new: Fields; readonly previous: Fields } }>
  | Event<"SYNC_COMPLETE", OfSync>
  | Event<"FIRST_SYNC_COMPLETE", OfSync>
  | Event<"JOB_SUCCESS", OfJob>
  | Event<"JOB_FAILURE", OfJob>;

/** A webhook that is the gateway's. */
export type VerifiedWebhook = {
  /** The event's id. It is the same at every attempt and every resend: drop what you have seen. */
  readonly id: string;
  /** When this attempt was sent. */
  readonly sentAt: Date;
  readonly event: WebhookEvent;
};
