import { Type } from "typebox";
import { apiKeySortKeys, listApiKeysOf } from "../../accounts/list-api-keys.ts";
import { invalidRequest } from "../errors.ts";
import { listedApiKey, toListedApiKey } from "../shared/api-key.ts";
import { listMeta, metaOf, paging, readPaging } from "../shared/paging.ts";
import { route } from "../route.ts";

export const listApiKeys = route({
  method: "GET",
  path: "/v1/admin/api-keys/",
  summary: "The API keys of the account (beyond the contract)",
  tag: "API keys",
  rights: ["admin"],
  query: Type.Object(
    { ...paging, is_revoked: Type.Optional(Type.Boolean()) },
    { additionalProperties: false },
  ),
  reply: Type.Object({ meta: listMeta, results: Type.Array(listedApiKey) }),
  handle: async ({ query }, { gateway, caller }) => {
    const asked = readPaging(query, apiKeySortKeys);
    if (!asked.ok) return invalidRequest(asked.faults);
    const page = await listApiKeysOf(gateway.database, caller.accountId, query.is_revoked, asked.page);
    return {
      body: {
        meta: metaOf(page, asked.page),
        results: page.rows.map((row) => toListedApiKey(row, caller.apiKeyId)),
      },
    };
  },
});
