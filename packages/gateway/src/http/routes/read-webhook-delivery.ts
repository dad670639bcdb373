import { Type } from "typebox";
import { isId } from "../../intake/resolve-ids.ts";
import { readDelivery } from "../../webhooks/list-deliveries.ts";
import { isWebhookActive } from "../../webhooks/read-webhooks.ts";
import { notFound } from "../errors.ts";
import { route } from "../route.ts";
import { listMeta, metaOfOne } from "../shared/paging.ts";
import { deliveryInFull, toDeliveryInFull } from "../shared/webhook-delivery.ts";
import { deliveryParams } from "../shared/webhook-params.ts";

export const readWebhookDelivery = route({
  method: "GET",
  path: "/v1/webhooks/:webhook_id/deliveries/:delivery_id",
  summary: "A delivery with its body and every attempt (beyond the contract)",
  tag: "Webhooks",
  rights: ["admin"],
  params: deliveryParams,
  reply: Type.Object({ meta: listMeta, results: deliveryInFull }),
  handle: async ({ params }, { gateway, caller }) => {
    const { webhook_id: webhookId, delivery_id: deliveryId } = params;
    const isOurs =
      isId(webhookId) && (await isWebhookActive(gateway.database, caller.accountId, webhookId)) !== null;
    const found =
      isOurs && isId(deliveryId) ? await readDelivery(gateway.database, webhookId, deliveryId) : null;
    return found
      ? { body: { meta: metaOfOne, results: toDeliveryInFull(found) } }
      : notFound("A delivery of this id");
  },
});
