import { type Static, Type } from "typebox";
import type { ListedWrite } from "../../search/listed-write.ts";
import { writeStates, writeStatus } from "../../status/states.ts";

const textOrNull = Type.Unsafe<string | null>({ type: ["string", "null"] });

export const writeOperations = Type.Enum(["create_lead", "update_lead", "create_lead_event"]);

/** A write as it is listed. */
export const listedWrite = Type.Object({
  id: Type.String({ description: "The `job_id` that its caller got." }),
  operation: writeOperations,
  state: Type.Enum(writeStates),
  write_status: Type.Enum(["PENDING", "SUCCESS", "FAILURE"]),
  lead: Type.Object({
    first_name: textOrNull,
    last_name: textOrNull,
    email_1: textOrNull,
    phone_1: textOrNull,
  }),
  integration_id: Type.String(),
  integration_name: Type.String(),
  property_id: Type.String(),
  property_name: textOrNull,
  created_at: Type.String({ description: "When it was accepted." }),
  stored_at: Type.Unsafe<string | null>({
    type: ["string", "null"],
    description: "Since when Guestcard knows that RPX holds it.",
  }),
  attempts: Type.Integer(),
  guest_card_id: textOrNull,
  created_record_id: textOrNull,
  last_error: textOrNull,
});

export function toListedWrite(row: ListedWrite): Static<typeof listedWrite> {
  return {
    id: row.id,
    operation: row.operation,
    state: row.state,
    write_status: writeStatus(row.state),
    lead: {
      first_name: row.first_name,
      last_name: row.last_name,
      email_1: row.email_1,
      phone_1: row.phone_1,
    },
    integration_id: row.integration_id,
    integration_name: row.integration_name,
    property_id: row.property_id,
    property_name: row.property_name,
    created_at: row.created_at.toISOString(),
    stored_at: row.stored_at?.toISOString() ?? null,
    attempts: row.attempts,
    guest_card_id: row.guest_card_id,
    created_record_id: row.created_record_id,
    last_error: row.last_error,
  };
}
