import { Type } from "typebox";
import { isId } from "../../intake/resolve-ids.ts";
import { jobLogSortKeys, listJobLogs as list } from "../../logs/job-logs.ts";
import { emptyPage } from "../../records/list-page.ts";
import { invalidRequest } from "../errors.ts";
import { jobLog, toJobLog } from "../shared/job-log.ts";
import { listMeta, metaOf, paging, readPaging } from "../shared/paging.ts";
import { route } from "../route.ts";

export const listJobLogs = route({
  method: "GET",
  path: "/v1/admin/logs/jobs/",
  summary: "The calls that were made to RPX",
  tag: "Logs",
  rights: ["admin"],
  query: Type.Object(
    {
      ...paging,
      status: Type.Optional(Type.Enum(["SUCCESS", "FAILURE"])),
      integration_id: Type.Optional(Type.String()),
      job_type: Type.Optional(Type.String({ description: "An RPX method, as `insertprospect`." })),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ meta: listMeta, results: Type.Array(jobLog) }),
  handle: async ({ query }, { gateway, caller }) => {
    const asked = readPaging(query, jobLogSortKeys);
    if (!asked.ok) return invalidRequest(asked.faults);
    const { status, integration_id: integrationId, job_type: jobType } = query;
    const matchesNothing =
      (integrationId !== undefined && !isId(integrationId)) || jobType?.includes("\0") === true;
    const page = matchesNothing
      ? emptyPage
      : await list(
          gateway.database,
          caller.accountId,
          {
            ...(status && { status }),
            ...(integrationId !== undefined && { integrationId }),
            ...(jobType !== undefined && { jobType }),
          },
          asked.page,
        );
    return { body: { meta: metaOf(page, asked.page), results: page.rows.map(toJobLog) } };
  },
});
