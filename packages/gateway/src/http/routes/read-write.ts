import { Type } from "typebox";
import { isId } from "../../intake/resolve-ids.ts";
import { readWriteTimeline } from "../../logs/write-timeline.ts";
import { writeStates } from "../../status/states.ts";
import { notFound } from "../errors.ts";
import { webhookTriggers } from "../../webhooks/triggers.ts";
import { writeParams } from "../shared/admin.ts";
import { listedWrite } from "../shared/listed-write.ts";
import { deliveryStates } from "../shared/webhook-delivery.ts";
import { route } from "../route.ts";

const textOrNull = Type.Unsafe<string | null>({ type: ["string", "null"] });

export const readWrite = route({
  method: "GET",
  path: "/v1/admin/writes/:root_job_id",
  summary: "A write and everything that happened to it (beyond the contract)",
  tag: "Writes",
  rights: ["read", "admin"],
  params: writeParams,
  reply: Type.Object({
    id: Type.String(),
    state: Type.Enum(writeStates),
    write_status: Type.Enum(["PENDING", "SUCCESS", "FAILURE"]),
    operation: Type.String(),
    integration_id: Type.String(),
    property_id: Type.String(),
    x_property_id: Type.String(),
    created_at: Type.String(),
    updated_at: Type.String(),
    due_at: Type.Unsafe<string | null>({
      type: ["string", "null"],
      description: "When something is done next; null: never by itself.",
    }),
    deadline_at: Type.String(),
    attempts: Type.Integer(),
    look_ups: Type.Integer(),
    guest_card_id: textOrNull,
    already_existed: Type.Boolean(),
    created_record_id: textOrNull,
    errors: Type.Array(Type.String()),
    retry_of: textOrNull,
    retried_by: textOrNull,
    request: Type.Unsafe<unknown>({}),
    integration_name: Type.String(),
    property_name: textOrNull,
    lead: listedWrite.properties.lead,
    stored_at: textOrNull,
    erased_at: Type.Unsafe<string | null>({
      type: ["string", "null"],
      description:
        "When its personal data was taken out of it: by an erasure, or because it was old. It cannot be retried.",
    }),
    actions: Type.Object({
      retry: Type.Enum(["no", "yes", "if_duplicate_accepted"], {
        description: "if_duplicate_accepted: with `accept_possible_duplicate`, for RPX may hold it.",
      }),
      resolve: Type.Array(Type.Enum(["confirm", "send_again", "give_up"])),
      confirm_needs_guest_card_id: Type.Boolean(),
      advice: Type.String({ description: "What can be done now, in words." }),
    }),
    events: Type.Array(
      Type.Object({
        at: Type.String(),
        event: Type.String(),
        from_state: textOrNull,
        to_state: Type.String(),
        attempt: Type.Integer(),
        reason: textOrNull,
        message_log_id: textOrNull,
        detail: Type.Unsafe<unknown>({}),
      }),
    ),
    calls: Type.Array(
      Type.Object({
        job_log_id: Type.String({
          description: "`GET /v1/admin/job-logs/{job_log_id}/data` has request and reply, secrets masked.",
        }),
        method: Type.String(),
        attempt: Type.Integer(),
        outcome: Type.String(),
        reason: textOrNull,
        http_status: Type.Unsafe<number | null>({ type: ["integer", "null"] }),
        message_log_id: textOrNull,
        started_at: Type.String(),
        finished_at: Type.String(),
      }),
      { description: "The calls to RPX that were made for it, for as long as they are kept." },
    ),
    deliveries: Type.Array(
      Type.Object({
        webhook_id: Type.String(),
        delivery_id: Type.String(),
        url: Type.String(),
        trigger: Type.Enum([...webhookTriggers]),
        state: deliveryStates,
        attempts: Type.Integer(),
        http_status: Type.Unsafe<number | null>({ type: ["integer", "null"] }),
        error: textOrNull,
        created_at: Type.String(),
        last_attempt_at: textOrNull,
      }),
      { description: "The webhooks that were told of it, or are to be." },
    ),
  }),
  handle: async ({ params }, { gateway, caller }) => {
    const id = params.root_job_id;
    const write = isId(id) ? await readWriteTimeline(gateway.database.pool, caller.accountId, id) : null;
    return write ? { body: write } : notFound("A write of this id");
  },
});
