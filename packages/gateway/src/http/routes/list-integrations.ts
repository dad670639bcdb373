import { Type } from "typebox";
import { emptyPage } from "../../records/list-page.ts";
import { listedIntegration, toListedIntegration } from "../../integrations/integration-replies.ts";
import { integrationSortKeys, listIntegrations as list } from "../../integrations/read-integrations.ts";
import { invalidRequest } from "../errors.ts";
import { listMeta, metaOf, paging, readPaging } from "../shared/paging.ts";
import { VENDOR, vendorFilter } from "../shared/vendors.ts";
import { route } from "../route.ts";

export const listIntegrations = route({
  method: "GET",
  path: "/v1/admin/integrations/",
  summary: "List integrations",
  tag: "Integrations",
  rights: ["read", "admin"],
  query: Type.Object(
    { ...paging, integration_vendor: vendorFilter, is_archived: Type.Optional(Type.Boolean()) },
    { additionalProperties: false },
  ),
  reply: Type.Object({ meta: listMeta, results: Type.Array(listedIntegration) }),
  handle: async ({ query }, { gateway, caller }) => {
    const asked = readPaging(query, integrationSortKeys);
    if (!asked.ok) return invalidRequest(asked.faults);
    const page =
      (query.integration_vendor ?? VENDOR) === VENDOR
        ? await list(gateway.database, caller.accountId, query.is_archived, asked.page)
        : emptyPage;
    return { body: { meta: metaOf(page, asked.page), results: page.rows.map(toListedIntegration) } };
  },
});
