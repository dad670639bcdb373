import { Type } from "typebox";
import { isId } from "../../intake/resolve-ids.ts";
import { jobLogSortKeys, listJobLogs } from "../../logs/job-logs.ts";
import { readWriteStatus } from "../../status/write-status.ts";
import { invalidRequest, notFound } from "../errors.ts";
import { jobLog, toJobLog } from "../shared/job-log.ts";
import { listMeta, metaOf, paging, readPaging } from "../shared/paging.ts";
import { route } from "../route.ts";

export const listJobsOfWrite = route({
  method: "GET",
  path: "/v1/admin/logs/jobs/:id",
  summary: "The calls that one write made, one row an attempt",
  tag: "Logs",
  rights: ["admin"],
  params: Type.Object({ id: Type.String() }),
  query: Type.Object(
    {
      ...paging,
      include_all_jobs: Type.Optional(
        Type.String({ description: "Without effect: a write starts no other jobs." }),
      ),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ meta: listMeta, results: Type.Array(jobLog) }),
  handle: async ({ params, query }, { gateway, caller }) => {
    const { database } = gateway;
    const { accountId } = caller;
    const writeId = params.id;
    if (!isId(writeId) || !(await readWriteStatus(database.pool, accountId, writeId)))
      return notFound("A job of this id");
    const asked = readPaging(query, jobLogSortKeys);
    if (!asked.ok) return invalidRequest(asked.faults);
    const page = await listJobLogs(database, accountId, { writeId }, asked.page);
    return { body: { meta: metaOf(page, asked.page), results: page.rows.map(toJobLog) } };
  },
});
