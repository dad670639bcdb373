import { Type } from "typebox";
import { isId } from "../../intake/resolve-ids.ts";
import { readJobLog as read } from "../../logs/job-logs.ts";
import { notFound } from "../errors.ts";
import { jobLog, toJobLog } from "../shared/job-log.ts";
import { listMeta, metaOfOne, offsetPaging } from "../shared/paging.ts";
import { route } from "../route.ts";

export const readJobLog = route({
  method: "GET",
  path: "/v1/admin/job-logs/:job_log_id/",
  summary: "One call that was made to RPX",
  tag: "Logs",
  rights: ["admin"],
  params: Type.Object({ job_log_id: Type.String() }),
  query: Type.Object({ ...offsetPaging }, { additionalProperties: false }),
  reply: Type.Object({ meta: listMeta, results: jobLog }),
  handle: async ({ params }, { gateway, caller }) => {
    const id = params.job_log_id;
    const row = isId(id) ? await read(gateway.database, caller.accountId, id) : null;
    return row ? { body: { meta: metaOfOne, results: toJobLog(row) } } : notFound("A job log of this id");
  },
});
