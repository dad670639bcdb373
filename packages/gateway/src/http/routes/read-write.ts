import { Type } from "typebox";
import { isId } from "../../intake/resolve-ids.ts";
import { readWriteTimeline } from "../../logs/write-timeline.ts";
import { writeStates } from "../../status/states.ts";
import { notFound } from "../errors.ts";
import { writeParams } from "../shared/admin.ts";
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
  }),
  handle: async ({ params }, { gateway, caller }) => {
    const id = params.root_job_id;
    const write = isId(id) ? await readWriteTimeline(gateway.database.pool, caller.accountId, id) : null;
    return write ? { body: write } : notFound("A write of this id");
  },
});
