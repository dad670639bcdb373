import { Type } from "typebox";
import { archiveIntegration as archive } from "../../integrations/archive-integration.ts";
import { isId } from "../../intake/resolve-ids.ts";
import { notFound } from "../errors.ts";
import { integrationParams } from "../shared/admin.ts";
import { route } from "../route.ts";

export const archiveIntegration = route({
  method: "DELETE",
  path: "/v1/admin/integrations/:integration_id/",
  summary: "Archive an integration; what was accepted for it is still delivered",
  tag: "Integrations",
  rights: ["admin"],
  params: integrationParams,
  reply: Type.Object({ success: Type.Boolean() }),
  handle: async ({ params }, { gateway, caller, doer }) => {
    const id = params.integration_id;
    return isId(id) && (await archive(gateway.database.pool, caller.accountId, id, doer))
      ? { body: { success: true } }
      : notFound("An integration of this id");
  },
});
