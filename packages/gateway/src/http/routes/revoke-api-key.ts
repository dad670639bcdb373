import { Type } from "typebox";
import { revokeApiKey as revoke } from "../../accounts/api-keys.ts";
import { isId } from "../../intake/resolve-ids.ts";
import { notFound } from "../errors.ts";
import { route } from "../route.ts";

export const revokeApiKey = route({
  method: "DELETE",
  path: "/v1/admin/api-keys/:api_key_id",
  summary: "Revoke an API key for good, and end its sessions (beyond the contract)",
  tag: "API keys",
  rights: ["admin"],
  params: Type.Object({ api_key_id: Type.String() }),
  reply: Type.Object({ success: Type.Boolean() }),
  handle: async ({ params }, { gateway, caller, doer }) => {
    const id = params.api_key_id;
    if (id.toLowerCase() === caller.apiKeyId)
      return {
        refused: "conflict",
        message: "This is the API key of this very request. Revoke it with another key.",
      };
    return isId(id) && (await revoke(gateway.database.pool, id, doer, caller.accountId))
      ? { body: { success: true } }
      : notFound("A valid API key of this id");
  },
});
