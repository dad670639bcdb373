import { Type } from "typebox";
import { changeIntegration as change } from "../../integrations/change-integration.ts";
import { changeIntegrationBody } from "../../integrations/integration-body.ts";
import { changedIntegration, toChangedIntegration } from "../../integrations/integration-replies.ts";
import { integrationFaults } from "../../integrations/integration-rules.ts";
import { hasIntegration } from "../../integrations/read-integrations.ts";
import { isId } from "../../intake/resolve-ids.ts";
import { invalidRequest, notFound } from "../errors.ts";
import { integrationParams } from "../shared/admin.ts";
import { route } from "../route.ts";
import { ignoreUnknownFields } from "../write-query.ts";

const missing = notFound("An integration of this id");

export const changeIntegration = route({
  method: "PUT",
  path: "/v1/admin/integrations/:integration_id/",
  summary: "Change an integration; credentials are replaced as a whole",
  tag: "Integrations",
  rights: ["admin"],
  params: integrationParams,
  query: ignoreUnknownFields,
  body: changeIntegrationBody,
  collectsFaults: true,
  reply: Type.Object({ result: changedIntegration }),
  handle: async ({ params, body }, { gateway, caller, doer, bodyFaults }) => {
    const { database, sealer, configuration } = gateway;
    const id = params.integration_id;
    if (!isId(id) || !(await hasIntegration(database, caller.accountId, id))) return missing;
    const allowsPrivate = configuration.GUESTCARD_ALLOW_PRIVATE_TARGETS;
    const faults = [...bodyFaults, ...integrationFaults(body, allowsPrivate)];
    if (faults.length > 0) return invalidRequest(faults);
    const changed = await change(database, sealer, caller.accountId, id, body, doer);
    switch (changed.kind) {
      case "changed":
        gateway.announceChange(id);
        return { body: { result: toChangedIntegration(changed.integration) } };
      case "faulty":
        return invalidRequest(changed.faults);
      case "not-found":
        return missing;
      default:
        return changed satisfies never;
    }
  },
});
