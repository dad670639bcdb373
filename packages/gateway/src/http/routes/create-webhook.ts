import { Type } from "typebox";
import { createWebhook as create } from "../../webhooks/create-webhook.ts";
import { readWebhook } from "../../webhooks/read-webhooks.ts";
import { createWebhookBody } from "../../webhooks/webhook-body.ts";
import { toWebhookWritten, webhookWritten } from "../../webhooks/webhook-replies.ts";
import { webhookFaults } from "../../webhooks/webhook-rules.ts";
import { invalidRequest } from "../errors.ts";
import { route } from "../route.ts";
import { ignoreUnknownFields } from "../write-query.ts";

export const createWebhook = route({
  method: "POST",
  path: "/v1/webhooks/",
  summary: "Create a webhook; its secret is shown this once",
  tag: "Webhooks",
  rights: ["admin"],
  query: ignoreUnknownFields,
  body: createWebhookBody,
  collectsFaults: true,
  reply: Type.Object({ result: webhookWritten }),
  handle: async ({ body }, { gateway, caller, doer, bodyFaults }) => {
    const { configuration, database, sealer } = gateway;
    const faults = [...bodyFaults, ...webhookFaults(body, configuration.GUESTCARD_ALLOW_PRIVATE_TARGETS)];
    if (faults.length > 0) return invalidRequest(faults);
    const { id, secret } = await create(database, sealer, caller.accountId, body, doer);
    const webhook = await readWebhook(database, caller.accountId, id);
    if (!webhook) throw new Error("A webhook was created and is gone.");
    return { body: { result: toWebhookWritten(sealer, webhook, secret) } };
  },
});
