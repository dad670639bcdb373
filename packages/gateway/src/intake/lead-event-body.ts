import { Type } from "typebox";
import { nullable } from "./lead-body.ts";

/** The body of Create Lead Event: RealPage Partner Exchange (Propexo's contract), with the reason that RPX wants of a lost lead. */
export const leadEventBody = Type.Object(
  {
    integration_id: Type.String(),
    lead_id: Type.String(),
    employee_id: Type.String(),
    event_type_id: Type.String(),
    event_datetime: Type.String({
      format: "date-time",
      description: "RFC 3339. RPX gets the property's local time of that moment.",
    }),
    unit_id: Type.Optional(Type.String()),
    status: Type.Optional(
      Type.Enum(["LEASED", "LOST", "UNQUALIFIED", "ACTIVE", "FUTURE"], {
        description: "RealPage Exchange can be told ACTIVE and LOST.",
      }),
    ),
    reasons_for_event: Type.Optional(
      Type.String({ description: "With LOST: one of the property's loss reasons, by its name or RPX's id." }),
    ),
    notes: Type.Optional(Type.String()),
    call_recording_url: Type.Optional(Type.String({ format: "uri" })),
  },
  { additionalProperties: false },
);

export type LeadEventBody = Type.Static<typeof leadEventBody>;

const fields = Object.keys(leadEventBody.properties) as (keyof LeadEventBody)[];

/** The event as it is answered: every field of the request, null where it was not given. */
export const leadEventEcho = Type.Object(
  Object.fromEntries(fields.map((field) => [field, nullable("string")])),
);

/** The echo of a body. */
export function echoLeadEvent(body: LeadEventBody): Record<string, string | null> {
  return Object.fromEntries(fields.map((field) => [field, body[field] ?? null]));
}
