import { Type } from "typebox";
import { fault } from "../../faults/faults.ts";
import { isId } from "../../intake/resolve-ids.ts";
import { isWebhookActive } from "../../webhooks/read-webhooks.ts";
import { resendDeliveries } from "../../webhooks/resend-deliveries.ts";
import { invalidRequest, notFound } from "../errors.ts";
import { route } from "../route.ts";
import { deliveryStates } from "../shared/webhook-delivery.ts";
import { webhookParams } from "../shared/webhook-params.ts";
import { inactiveWebhook, resent } from "../shared/webhook-resend.ts";
import { ignoreUnknownFields } from "../write-query.ts";

const time = Type.String({ format: "date-time" });

export const resendWebhook = route({
  method: "POST",
  path: "/v1/webhooks/:webhook_id/resend",
  summary: "Send every delivery of a time range again (beyond the contract)",
  tag: "Webhooks",
  rights: ["admin"],
  params: webhookParams,
  query: ignoreUnknownFields,
  body: Type.Object(
    {
      from: time,
      to: Type.String({ format: "date-time", description: "The first moment after the range." }),
      state: Type.Optional(deliveryStates),
    },
    { additionalProperties: false },
  ),
  reply: resent,
  handle: async ({ params, body }, { gateway, caller, doer }) => {
    const id = params.webhook_id;
    const active = isId(id) ? await isWebhookActive(gateway.database, caller.accountId, id) : null;
    if (active === null) return notFound("A webhook of this id");
    const from = new Date(body.from);
    const to = new Date(body.to);
    if (to <= from) return invalidRequest([fault("custom", "to", "Must be after from")]);
    if (!active) return inactiveWebhook;
    const state = body.state ?? null;
    const webhook = { id, accountId: caller.accountId };
    const count = await resendDeliveries(gateway.database.pool, webhook, { from, to, state }, doer);
    return { body: { result: { resent: count } } };
  },
});
