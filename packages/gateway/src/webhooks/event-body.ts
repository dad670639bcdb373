import { listedModels } from "../records/models/listed-models.ts";
import type { RecordModel } from "../records/record.ts";
import { toListedRecord } from "../records/listed-record.ts";
import type { QueuedEvent } from "./endpoint-lanes.ts";

type RecordPayload = {
  readonly job_id: string;
  readonly job_type: string;
  readonly property_id: string;
};

type NewRecordPayload = RecordPayload & {
  readonly x_property_id: string;
  readonly x_id: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly created_at: string;
  readonly updated_at: string;
};

type ChangedRecordPayload = RecordPayload & {
  readonly new: Readonly<Record<string, unknown>>;
  readonly previous: Readonly<Record<string, unknown>>;
};

type WritePayload = { readonly errors: readonly string[]; readonly created_record_id: string | null };
type SyncPayload = {
  readonly job_type: string;
  readonly successful_job_count: number;
  readonly failed_job_count: number;
};

/**
 * The body that is sent for an event (contract/propexo.md §4.3). It follows from the event alone, so every attempt
 * and every endpoint gets the same text.
 */
export function eventBody(event: QueuedEvent): string {
  return JSON.stringify({ trigger: event.trigger, ...partsOf(event) });
}

function partsOf(event: QueuedEvent): { data: Record<string, unknown>; meta?: Record<string, unknown> } {
  const { trigger, integrationId, vendor, subjectId } = event;
  const common = { integration_id: integrationId, vendor, event: trigger };
  switch (trigger) {
    case "DATA_NEW":
      return dataParts(event, { payload: newRecord(event) });
    case "DATA_UPDATE": {
      const { new: changed, previous } = event.payload as ChangedRecordPayload;
      return dataParts(event, { diff: { new: changed, previous } });
    }
    case "SYNC_COMPLETE":
    case "FIRST_SYNC_COMPLETE": {
      const { successful_job_count, failed_job_count } = event.payload as SyncPayload;
      return { data: { ...common, successful_job_count, failed_job_count, is_sync_finished: true } };
    }
    case "JOB_FAILURE":
    case "JOB_SUCCESS": {
      const { job_type } = event.payload as SyncPayload;
      return { data: { job_id: subjectId, root_job_id: subjectId, ...common, job_type } };
    }
    case "WRITE_OPERATION_FAILURE": {
      const { errors } = event.payload as WritePayload;
      return { data: { ...common, root_job_id: subjectId, write_status: "FAILURE", errors } };
    }
    case "WRITE_OPERATION_SUCCESS": {
      const { errors, created_record_id } = event.payload as WritePayload;
      return {
        data: { ...common, root_job_id: subjectId, write_status: "SUCCESS", errors, created_record_id },
      };
    }
    default:
      return trigger satisfies never;
  }
}

function dataParts(event: QueuedEvent, what: Record<string, unknown>) {
  const { job_id, job_type, property_id } = event.payload as RecordPayload;
  // Subscriptions name models in snake case, payloads objects in kebab case.
  const object = (event.model ?? "").replaceAll("_", "-");
  return {
    data: {
      job_id,
      root_job_id: job_id,
      integration_id: event.integrationId,
      job_type,
      vendor: event.vendor,
      event: event.trigger,
      record_id: event.subjectId,
      object,
      ...what,
      context: { property_id },
    },
    meta: { object, integration_id: event.integrationId },
  };
}

/** The record as `GET /v1/<model>/{id}` showed it at the time of the event. */
function newRecord(event: QueuedEvent): Record<string, unknown> {
  const model = listedModels.get(event.model as RecordModel);
  if (!model) throw new Error(`Records of ${event.model} are told to no webhook.`);
  const payload = event.payload as NewRecordPayload;
  return toListedRecord(
    model,
    {
      id: event.subjectId,
      integration_id: event.integrationId,
      property_id: payload.property_id,
      x_property_id: payload.x_property_id,
      x_id: payload.x_id,
      data: payload.data,
      created_at: new Date(payload.created_at),
      updated_at: new Date(payload.updated_at),
      last_seen: new Date(payload.updated_at),
    },
    event.vendor,
  );
}
