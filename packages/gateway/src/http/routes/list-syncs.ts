import { Type } from "typebox";
import { listSyncs as list, syncSortKeys } from "../../integrations/list-syncs.ts";
import { hasIntegration } from "../../integrations/read-integrations.ts";
import { isId } from "../../intake/resolve-ids.ts";
import { invalidRequest, notFound } from "../errors.ts";
import { integrationParams } from "../shared/admin.ts";
import { listMeta, metaOf, paging, readPaging } from "../shared/paging.ts";
import { route } from "../route.ts";

const time = Type.Unsafe<string | null>({ type: ["string", "null"] });

export const listSyncs = route({
  method: "GET",
  path: "/v1/admin/integrations/:integration_id/syncs",
  summary: "The syncs of an integration and how they went (beyond the contract)",
  tag: "Integrations",
  rights: ["read", "admin"],
  params: integrationParams,
  query: Type.Object({ ...paging }, { additionalProperties: false }),
  reply: Type.Object({
    meta: listMeta,
    results: Type.Array(
      Type.Object({
        id: Type.String(),
        kind: Type.Enum(["manual", "scheduled", "back"]),
        models: Type.Array(Type.String(), { description: "None: all." }),
        state: Type.Enum(["waiting", "running", "done", "failed"]),
        requested_at: Type.String(),
        started_at: time,
        finished_at: time,
        counts: Type.Unsafe<unknown>({ type: "object", additionalProperties: true }),
        errors: Type.Array(Type.Unsafe<unknown>({})),
      }),
    ),
  }),
  handle: async ({ params, query }, { gateway, caller }) => {
    const id = params.integration_id;
    if (!isId(id) || !(await hasIntegration(gateway.database, caller.accountId, id)))
      return notFound("An integration of this id");
    const asked = readPaging(query, syncSortKeys);
    if (!asked.ok) return invalidRequest(asked.faults);
    const page = await list(gateway.database, caller.accountId, id, asked.page);
    const results = page.rows.map((row) => ({
      ...row,
      requested_at: row.requested_at.toISOString(),
      started_at: row.started_at?.toISOString() ?? null,
      finished_at: row.finished_at?.toISOString() ?? null,
    }));
    return { body: { meta: metaOf(page, asked.page), results } };
  },
});
