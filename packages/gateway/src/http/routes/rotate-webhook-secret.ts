import { Type } from "typebox";
import { isId } from "../../intake/resolve-ids.ts";
import { readWebhook } from "../../webhooks/read-webhooks.ts";
import { rotateSecret } from "../../webhooks/rotate-secret.ts";
import { rotateSecretBody } from "../../webhooks/webhook-body.ts";
import { toWebhookWritten, webhookWritten } from "../../webhooks/webhook-replies.ts";
import { secretFaults } from "../../webhooks/webhook-rules.ts";
import { OVERLAP_SECONDS } from "../../webhooks/webhook-secret.ts";
import { invalidRequest, notFound } from "../errors.ts";
import { route } from "../route.ts";
import { webhookParams } from "../shared/webhook-params.ts";
import { ignoreUnknownFields } from "../write-query.ts";

const missing = notFound("A webhook of this id");

export const rotateWebhookSecret = route({
  method: "POST",
  path: "/v1/webhooks/:webhook_id/rotate-secret",
  summary: "Rotate a webhook's secret; both sign during the overlap (beyond the contract)",
  tag: "Webhooks",
  rights: ["admin"],
  params: webhookParams,
  query: ignoreUnknownFields,
  body: rotateSecretBody,
  reply: Type.Object({ result: webhookWritten }),
  handle: async ({ params, body }, { gateway, caller, doer }) => {
    const { database, sealer } = gateway;
    const id = params.webhook_id;
    if (!isId(id)) return missing;
    const faults = secretFaults(body?.secret);
    if (faults.length > 0) return invalidRequest(faults);
    const asked = { secret: body?.secret, overlapSeconds: body?.overlap_seconds ?? OVERLAP_SECONDS };
    const secret = await rotateSecret(database, sealer, caller.accountId, id, asked, doer);
    const webhook = secret === null ? null : await readWebhook(database, caller.accountId, id);
    return webhook ? { body: { result: toWebhookWritten(sealer, webhook, secret) } } : missing;
  },
});
