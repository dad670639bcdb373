import { Type } from "typebox";
import { createIntegration as create } from "../../integrations/create-integration.ts";
import { createIntegrationBody } from "../../integrations/integration-body.ts";
import { createdIntegration, toCreatedIntegration } from "../../integrations/integration-replies.ts";
import { integrationFaults } from "../../integrations/integration-rules.ts";
import { invalidRequest } from "../errors.ts";
import { route } from "../route.ts";
import { ignoreUnknownFields } from "../write-query.ts";

export const createIntegration = route({
  method: "POST",
  path: "/v1/admin/integrations/",
  summary: "Create an integration; its first sync begins at once where it is active",
  tag: "Integrations",
  rights: ["admin"],
  query: ignoreUnknownFields,
  body: createIntegrationBody,
  collectsFaults: true,
  reply: Type.Object({ result: createdIntegration }),
  handle: async ({ body }, { gateway, caller, doer, bodyFaults }) => {
    const allowsPrivate = gateway.configuration.GUESTCARD_ALLOW_PRIVATE_TARGETS;
    const faults = [...bodyFaults, ...integrationFaults(body, allowsPrivate)];
    if (faults.length > 0) return invalidRequest(faults);
    const created = await create(gateway.database, gateway.sealer, caller.accountId, body, doer);
    if (created.kind === "faulty") return invalidRequest(created.faults);
    gateway.announceSync(created.integration.id);
    return { body: { result: toCreatedIntegration(created.integration) } };
  },
});
