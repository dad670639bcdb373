import { Type } from "typebox";
import { isId } from "../../intake/resolve-ids.ts";
import { readWebhook as read } from "../../webhooks/read-webhooks.ts";
import { toWebhookRead, webhookRead } from "../../webhooks/webhook-replies.ts";
import { notFound } from "../errors.ts";
import { route } from "../route.ts";
import { listMeta, metaOfOne, offsetPaging } from "../shared/paging.ts";
import { webhookParams } from "../shared/webhook-params.ts";

export const readWebhook = route({
  method: "GET",
  path: "/v1/webhooks/:webhook_id",
  summary: "A webhook, and how its endpoint does",
  tag: "Webhooks",
  rights: ["admin"],
  params: webhookParams,
  query: Type.Object({ ...offsetPaging }, { additionalProperties: false }),
  reply: Type.Object({ meta: listMeta, results: webhookRead }),
  handle: async ({ params }, { gateway, caller }) => {
    const id = params.webhook_id;
    const found = isId(id) ? await read(gateway.database, caller.accountId, id) : null;
    return found
      ? { body: { meta: metaOfOne, results: toWebhookRead(gateway.sealer, found) } }
      : notFound("A webhook of this id");
  },
});
