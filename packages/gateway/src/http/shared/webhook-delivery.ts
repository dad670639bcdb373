import { type Static, Type } from "typebox";
import { eventBody } from "../../webhooks/event-body.ts";
import type { DeliveryRow, readDelivery } from "../../webhooks/list-deliveries.ts";
import { webhookTriggers } from "../../webhooks/triggers.ts";

const textOrNull = Type.Unsafe<string | null>({ type: ["string", "null"] });
const wholeOrNull = Type.Unsafe<number | null>({ type: ["integer", "null"] });

export const deliveryStates = Type.Enum(["pending", "delivered", "failed"]);

const howItEnded = {
  http_status: Type.Unsafe<number | null>({
    type: ["integer", "null"],
    description: "What the endpoint answered; null: it did not.",
  }),
  error: Type.Unsafe<string | null>({
    type: ["string", "null"],
    description: "Why it counts as failed; null: it does not.",
  }),
  body_head: Type.Unsafe<string | null>({
    type: ["string", "null"],
    description: "The first 1024 bytes of the answer's body.",
  }),
};

/** A delivery as it is listed, with how the last attempt ended. */
export const listedDelivery = Type.Object({
  id: Type.String({ description: "The event's id, which is also the header `webhook-id`." }),
  trigger: Type.Enum([...webhookTriggers]),
  state: deliveryStates,
  attempts: Type.Integer(),
  created_at: Type.String(),
  due_at: textOrNull,
  last_attempt_at: textOrNull,
  ...howItEnded,
});

/** A delivery by itself, with what is sent and every attempt. */
export const deliveryInFull = Type.Object({
  ...listedDelivery.properties,
  body: Type.String({ description: "What is sent, byte for byte." }),
  attempt_log: Type.Array(
    Type.Object({
      attempt: Type.Integer(),
      at: Type.String(),
      duration_ms: wholeOrNull,
      ...howItEnded,
    }),
  ),
});

export function toListedDelivery(row: DeliveryRow): Static<typeof listedDelivery> {
  return {
    ...row,
    created_at: row.created_at.toISOString(),
    due_at: row.due_at?.toISOString() ?? null,
    last_attempt_at: row.last_attempt_at?.toISOString() ?? null,
  };
}

export function toDeliveryInFull(
  found: NonNullable<Awaited<ReturnType<typeof readDelivery>>>,
): Static<typeof deliveryInFull> {
  return {
    ...toListedDelivery(found.delivery),
    body: eventBody(found.event),
    attempt_log: found.attempts.map((attempt) => ({ ...attempt, at: attempt.at.toISOString() })),
  };
}
