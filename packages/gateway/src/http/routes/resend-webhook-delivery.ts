import { isId } from "../../intake/resolve-ids.ts";
import { isWebhookActive } from "../../webhooks/read-webhooks.ts";
import { resendDeliveries } from "../../webhooks/resend-deliveries.ts";
import { notFound } from "../errors.ts";
import { route } from "../route.ts";
import { deliveryParams } from "../shared/webhook-params.ts";
import { inactiveWebhook, resent } from "../shared/webhook-resend.ts";

export const resendWebhookDelivery = route({
  method: "POST",
  path: "/v1/webhooks/:webhook_id/deliveries/:delivery_id/resend",
  summary: "Send a delivery again, whatever became of it (beyond the contract)",
  tag: "Webhooks",
  rights: ["admin"],
  params: deliveryParams,
  reply: resent,
  handle: async ({ params }, { gateway, caller, doer }) => {
    const { webhook_id: webhookId, delivery_id: deliveryId } = params;
    const active = isId(webhookId)
      ? await isWebhookActive(gateway.database, caller.accountId, webhookId)
      : null;
    if (active === null || !isId(deliveryId)) return notFound("A delivery of this id");
    if (!active) return inactiveWebhook;
    const webhook = { id: webhookId, accountId: caller.accountId };
    const count = await resendDeliveries(gateway.database.pool, webhook, { deliveryId }, doer);
    return count === 0 ? notFound("A delivery of this id") : { body: { result: { resent: count } } };
  },
});
