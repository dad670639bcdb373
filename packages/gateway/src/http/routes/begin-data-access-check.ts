import { Type } from "typebox";
import { isId } from "../../intake/resolve-ids.ts";
import { notFound } from "../errors.ts";
import { integrationParams } from "../shared/admin.ts";
import { route } from "../route.ts";
import { ignoreUnknownFields } from "../write-query.ts";

export const beginDataAccessCheck = route({
  method: "POST",
  path: "/v1/admin/integrations/:integration_id/data-access",
  summary: "Ask RPX each method that an integration needs; one check at a time",
  tag: "Integrations",
  rights: ["admin"],
  params: integrationParams,
  query: ignoreUnknownFields,
  // No body at all is as good as an empty one.
  body: Type.Unsafe<object | null>({ type: ["object", "null"], properties: {}, additionalProperties: false }),
  reply: Type.Object({
    result: Type.Object({
      began_data_access: Type.Boolean({ description: "False: a check is in process already." }),
    }),
  }),
  handle: async ({ params }, { gateway, caller, doer }) => {
    const id = params.integration_id;
    const begun = isId(id) ? await gateway.dataAccess.begin(caller.accountId, id, doer) : "not-found";
    switch (begun) {
      case "began":
      case "in-process":
        return { body: { result: { began_data_access: begun === "began" } } };
      case "archived":
        return { refused: "conflict", message: "This integration is archived." };
      case "not-found":
        return notFound("An integration of this id");
      default:
        return begun satisfies never;
    }
  },
});
