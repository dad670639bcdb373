import { Type } from "typebox";
import { integrationInFull, toIntegrationInFull } from "../../integrations/integration-replies.ts";
import { readIntegration as read } from "../../integrations/read-integrations.ts";
import { isId } from "../../intake/resolve-ids.ts";
import { notFound } from "../errors.ts";
import { integrationParams } from "../shared/admin.ts";
import { listMeta, metaOfOne, offsetPaging } from "../shared/paging.ts";
import { route } from "../route.ts";

export const readIntegration = route({
  method: "GET",
  path: "/v1/admin/integrations/:integration_id/",
  summary: "An integration, with what blocks it and how many writes wait",
  tag: "Integrations",
  rights: ["read", "admin"],
  params: integrationParams,
  query: Type.Object({ ...offsetPaging }, { additionalProperties: false }),
  reply: Type.Object({ meta: listMeta, results: integrationInFull }),
  handle: async ({ params }, { gateway, caller }) => {
    const id = params.integration_id;
    const found = isId(id) ? await read(gateway.database, caller.accountId, id) : null;
    return found
      ? { body: { meta: metaOfOne, results: toIntegrationInFull(found.integration, found.condition) } }
      : notFound("An integration of this id");
  },
});
