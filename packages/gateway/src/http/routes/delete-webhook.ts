import { Type } from "typebox";
import { isId } from "../../intake/resolve-ids.ts";
import { deleteWebhook as remove } from "../../webhooks/change-webhook.ts";
import { notFound } from "../errors.ts";
import { route } from "../route.ts";
import { webhookParams } from "../shared/webhook-params.ts";

export const deleteWebhook = route({
  method: "DELETE",
  path: "/v1/webhooks/:webhook_id",
  summary: "Delete a webhook with its deliveries",
  tag: "Webhooks",
  rights: ["admin"],
  params: webhookParams,
  reply: Type.Object({ result: Type.Object({ id: Type.String() }) }),
  handle: async ({ params }, { gateway, caller, doer }) => {
    const id = params.webhook_id;
    return isId(id) && (await remove(gateway.database, caller.accountId, id, doer))
      ? { body: { result: { id } } }
      : notFound("A webhook of this id");
  },
});
