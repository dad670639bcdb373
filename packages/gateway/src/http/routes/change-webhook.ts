import { Type } from "typebox";
import { isId } from "../../intake/resolve-ids.ts";
import { changeWebhook as change } from "../../webhooks/change-webhook.ts";
import { isWebhookActive, readWebhook } from "../../webhooks/read-webhooks.ts";
import { changeWebhookBody } from "../../webhooks/webhook-body.ts";
import { toWebhookWritten, webhookWritten } from "../../webhooks/webhook-replies.ts";
import { webhookFaults } from "../../webhooks/webhook-rules.ts";
import { invalidRequest, notFound } from "../errors.ts";
import { route } from "../route.ts";
import { webhookParams } from "../shared/webhook-params.ts";
import { ignoreUnknownFields } from "../write-query.ts";

const missing = notFound("A webhook of this id");

export const changeWebhook = route({
  method: "PUT",
  path: "/v1/webhooks/:webhook_id",
  summary: "Change a webhook; what the body leaves out stays, and a new secret rotates",
  tag: "Webhooks",
  rights: ["admin"],
  params: webhookParams,
  query: ignoreUnknownFields,
  body: changeWebhookBody,
  collectsFaults: true,
  reply: Type.Object({ result: webhookWritten }),
  handle: async ({ params, body }, { gateway, caller, doer, bodyFaults }) => {
    const { configuration, database, sealer } = gateway;
    const id = params.webhook_id;
    if (!isId(id) || (await isWebhookActive(database, caller.accountId, id)) === null) return missing;
    const faults = [...bodyFaults, ...webhookFaults(body, configuration.GUESTCARD_ALLOW_PRIVATE_TARGETS)];
    if (faults.length > 0) return invalidRequest(faults);
    if (!(await change(database, sealer, caller.accountId, id, body, doer))) return missing;
    const webhook = await readWebhook(database, caller.accountId, id);
    return webhook ? { body: { result: toWebhookWritten(sealer, webhook, body.secret ?? null) } } : missing;
  },
});
