import { Type } from "typebox";
import { isId } from "../../intake/resolve-ids.ts";
import { deliverySortKeys, listDeliveries } from "../../webhooks/list-deliveries.ts";
import { isWebhookActive } from "../../webhooks/read-webhooks.ts";
import { webhookTriggers } from "../../webhooks/triggers.ts";
import { invalidRequest, notFound } from "../errors.ts";
import { route } from "../route.ts";
import { listMeta, metaOf, paging, readPaging } from "../shared/paging.ts";
import { deliveryStates, listedDelivery, toListedDelivery } from "../shared/webhook-delivery.ts";
import { webhookParams } from "../shared/webhook-params.ts";

export const listWebhookDeliveries = route({
  method: "GET",
  path: "/v1/webhooks/:webhook_id/deliveries",
  summary: "What was sent to a webhook and how it was taken (beyond the contract)",
  tag: "Webhooks",
  rights: ["admin"],
  params: webhookParams,
  query: Type.Object(
    {
      ...paging,
      state: Type.Optional(deliveryStates),
      trigger: Type.Optional(Type.Enum([...webhookTriggers])),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ meta: listMeta, results: Type.Array(listedDelivery) }),
  handle: async ({ params, query }, { gateway, caller }) => {
    const id = params.webhook_id;
    if (!isId(id) || (await isWebhookActive(gateway.database, caller.accountId, id)) === null)
      return notFound("A webhook of this id");
    const asked = readPaging(query, deliverySortKeys);
    if (!asked.ok) return invalidRequest(asked.faults);
    const { state, trigger } = query;
    const page = await listDeliveries(gateway.database, id, { state, trigger }, asked.page);
    return { body: { meta: metaOf(page, asked.page), results: page.rows.map(toListedDelivery) } };
  },
});
