import { Type } from "typebox";
import { leadBody, leadEcho } from "../../intake/lead-body.ts";
import { takeLeadFor } from "../shared/take-lead-for.ts";
import { route } from "../route.ts";
import { ignoreUnknownFields } from "../write-query.ts";

export const createLeadRealpageRpx = route({
  method: "POST",
  path: "/v1/leads/realpage_rpx/",
  summary: "Create Lead: RealPage Partner Exchange",
  tag: "Leads",
  rights: ["write"],
  query: ignoreUnknownFields,
  body: leadBody,
  collectsFaults: true,
  reply: Type.Object({ meta: Type.Object({ job_id: Type.String() }), result: leadEcho }),
  handle: async ({ body }, context) => {
    const taken = await takeLeadFor(context, body);
    if ("refused" in taken) return taken;
    return { body: { meta: { job_id: taken.jobId }, result: taken.echo } };
  },
});
