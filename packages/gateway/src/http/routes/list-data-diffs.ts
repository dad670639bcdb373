import { Type } from "typebox";
import { isId } from "../../intake/resolve-ids.ts";
import { type DataDiff, dataDiffSortKeys, listDataDiffs as list } from "../../records/data-diffs.ts";
import { emptyPage } from "../../records/list-page.ts";
import { invalidRequest } from "../errors.ts";
import { route } from "../route.ts";
import { moment, timeOf } from "../shared/moments.ts";
import { listMeta, metaOf, paging, readPaging } from "../shared/paging.ts";
import { VENDOR, vendorFilter } from "../shared/vendors.ts";

const textOrNull = Type.Unsafe<string | null>({ type: ["string", "null"] });
export const listDataDiffs = route({
  method: "GET",
  path: "/v1/admin/data-diffs/",
  summary: "What changed in records, of the last 30 days",
  tag: "Logs",
  rights: ["admin"],
  query: Type.Object(
    {
      ...paging,
      integration_vendor: vendorFilter,
      integration_id: Type.Optional(Type.String()),
      before: moment,
      after: moment,
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    meta: listMeta,
    results: Type.Array(
      Type.Object({
        id: Type.String(),
        model: Type.String(),
        model_record_id: Type.String(),
        event_type: Type.Enum(["NEW", "UPDATE"]),
        data_diff: Type.Unsafe<Readonly<Record<string, unknown>>>({
          type: "object",
          additionalProperties: true,
          description: "The fields that changed, in `new` and `previous`.",
        }),
        created_at: Type.String(),
        job_id: textOrNull,
        integration_id: Type.String(),
        integration_vendor: Type.String(),
      }),
    ),
  }),
  handle: async ({ query }, { gateway, caller }) => {
    const asked = readPaging(query, dataDiffSortKeys);
    const before = timeOf("before", query.before);
    const after = timeOf("after", query.after);
    const faults = [...(asked.ok ? [] : asked.faults), ...before.faults, ...after.faults];
    if (!asked.ok || faults.length > 0) return invalidRequest(faults);
    const { integration_id: integrationId, integration_vendor: vendor } = query;
    const matchesNothing =
      (integrationId !== undefined && !isId(integrationId)) || (vendor !== undefined && vendor !== VENDOR);
    const filters = {
      ...(integrationId !== undefined && { integrationId }),
      ...(before.time && { before: before.time }),
      ...(after.time && { after: after.time }),
    };
    const page = matchesNothing
      ? emptyPage
      : await list(gateway.database, caller.accountId, filters, asked.page);
    return { body: { meta: metaOf(page, asked.page), results: page.rows.map(toReply) } };
  },
});

function toReply({ created_ms: createdMs, ...diff }: DataDiff) {
  return { ...diff, created_at: new Date(createdMs).toISOString(), integration_vendor: VENDOR };
}
