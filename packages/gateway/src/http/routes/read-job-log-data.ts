import { Type } from "typebox";
import { isId } from "../../intake/resolve-ids.ts";
import { readJobLogData as read } from "../../logs/job-logs.ts";
import { notFound } from "../errors.ts";
import { route } from "../route.ts";

const textOrNull = Type.Unsafe<string | null>({ type: ["string", "null"] });

/** The contract answers 302 with the URL of a file; the data is small, and here it is at once. */
export const readJobLogData = route({
  method: "GET",
  path: "/v1/admin/job-logs/:job_log_id/data",
  summary: "What was sent to RPX and what it answered, credentials masked",
  tag: "Logs",
  rights: ["admin"],
  params: Type.Object({ job_log_id: Type.String() }),
  reply: Type.Object({
    request: Type.String(),
    reply: textOrNull,
    http_status: Type.Unsafe<number | null>({ type: ["integer", "null"] }),
    outcome: Type.String(),
    reason: textOrNull,
    message_log_id: textOrNull,
    started_at: Type.String(),
    finished_at: Type.String(),
  }),
  handle: async ({ params }, { gateway, caller }) => {
    const id = params.job_log_id;
    const data = isId(id) ? await read(gateway.database, caller.accountId, id) : null;
    if (!data) return notFound("A job log of this id");
    return {
      body: {
        ...data,
        started_at: data.started_at.toISOString(),
        finished_at: data.finished_at.toISOString(),
      },
    };
  },
});
