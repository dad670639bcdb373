import { Type } from "typebox";
import {
  listPropertyConfigurations as list,
  propertyConfigurationSortKeys,
} from "../../integrations/property-configurations.ts";
import { hasIntegration } from "../../integrations/read-integrations.ts";
import { isId } from "../../intake/resolve-ids.ts";
import { invalidRequest, notFound } from "../errors.ts";
import { integrationParams } from "../shared/admin.ts";
import { listMeta, metaOf, paging, readPaging } from "../shared/paging.ts";
import { propertyConfiguration, toPropertyConfiguration } from "../shared/property-configuration.ts";
import { route } from "../route.ts";

export const listPropertyConfigurations = route({
  method: "GET",
  path: "/v1/admin/integrations/:integration_id/properties",
  summary: "Which properties of an integration are synced",
  tag: "Integrations",
  rights: ["read", "admin"],
  params: integrationParams,
  query: Type.Object({ ...paging }, { additionalProperties: false }),
  reply: Type.Object({ meta: listMeta, results: Type.Array(propertyConfiguration) }),
  handle: async ({ params, query }, { gateway, caller }) => {
    const id = params.integration_id;
    if (!isId(id) || !(await hasIntegration(gateway.database, caller.accountId, id)))
      return notFound("An integration of this id");
    const asked = readPaging(query, propertyConfigurationSortKeys);
    if (!asked.ok) return invalidRequest(asked.faults);
    const page = await list(gateway.database, caller.accountId, id, asked.page);
    return { body: { meta: metaOf(page, asked.page), results: page.rows.map(toPropertyConfiguration) } };
  },
});
