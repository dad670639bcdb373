import { Type } from "typebox";
import { listWebhooks as list, webhookSortKeys } from "../../webhooks/read-webhooks.ts";
import { toWebhookRead, webhookRead } from "../../webhooks/webhook-replies.ts";
import { invalidRequest } from "../errors.ts";
import { route } from "../route.ts";
import { listMeta, metaOf, paging, readPaging } from "../shared/paging.ts";

export const listWebhooks = route({
  method: "GET",
  path: "/v1/webhooks/",
  summary: "List webhooks",
  tag: "Webhooks",
  rights: ["admin"],
  query: Type.Object(
    {
      ...paging,
      active: Type.Optional(
        Type.Unsafe<boolean | null>({
          type: ["boolean", "null"],
          description: "Default true. Empty (`active=`): whether active or not.",
        }),
      ),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ meta: listMeta, results: Type.Array(webhookRead) }),
  handle: async ({ query }, { gateway, caller }) => {
    const asked = readPaging(query, webhookSortKeys);
    if (!asked.ok) return invalidRequest(asked.faults);
    const active = query.active === undefined ? true : query.active;
    const page = await list(gateway.database, caller.accountId, active, asked.page);
    const results = page.rows.map((row) => toWebhookRead(gateway.sealer, row));
    return { body: { meta: metaOf(page, asked.page), results } };
  },
});
