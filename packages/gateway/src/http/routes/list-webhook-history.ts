import { Type } from "typebox";
import { isId } from "../../intake/resolve-ids.ts";
import { isWebhookActive } from "../../webhooks/read-webhooks.ts";
import { historyEvents, historySortKeys, listHistory } from "../../webhooks/webhook-history.ts";
import { invalidRequest, notFound } from "../errors.ts";
import { route } from "../route.ts";
import { listMeta, metaOf, paging, readPaging } from "../shared/paging.ts";
import { webhookParams } from "../shared/webhook-params.ts";

export const listWebhookHistory = route({
  method: "GET",
  path: "/v1/webhooks/:webhook_id/history",
  summary: "What happened to a webhook itself: changed, rotated, switched off (beyond the contract)",
  tag: "Webhooks",
  rights: ["admin"],
  params: webhookParams,
  query: Type.Object({ ...paging }, { additionalProperties: false }),
  reply: Type.Object({
    meta: listMeta,
    results: Type.Array(
      Type.Object({
        id: Type.String(),
        at: Type.String(),
        event: Type.Enum([...historyEvents]),
        reason: Type.Unsafe<string | null>({ type: ["string", "null"] }),
      }),
    ),
  }),
  handle: async ({ params, query }, { gateway, caller }) => {
    const id = params.webhook_id;
    if (!isId(id) || (await isWebhookActive(gateway.database, caller.accountId, id)) === null)
      return notFound("A webhook of this id");
    const asked = readPaging(query, historySortKeys);
    if (!asked.ok) return invalidRequest(asked.faults);
    const page = await listHistory(gateway.database, id, asked.page);
    const results = page.rows.map((row) => ({ ...row, at: row.at.toISOString() }));
    return { body: { meta: metaOf(page, asked.page), results } };
  },
});
