import { Type } from "typebox";
import { genericLeadBody, toLeadBody } from "../../intake/generic-lead-body.ts";
import { leadEcho } from "../../intake/lead-body.ts";
import { takeLeadFor } from "../shared/take-lead-for.ts";
import { route } from "../route.ts";
import { ignoreUnknownFields } from "../write-query.ts";

export const createLead = route({
  method: "POST",
  path: "/v1/leads/",
  summary: "Create Lead, generic: the same intake, for an integration of RealPage Partner Exchange",
  tag: "Leads",
  rights: ["write"],
  query: ignoreUnknownFields,
  body: genericLeadBody,
  collectsFaults: true,
  // The contract's schema names job_id and data, its guide meta and result; a client of either finds its own.
  reply: Type.Object({
    job_id: Type.String(),
    data: leadEcho,
    meta: Type.Object({ job_id: Type.String() }),
    result: leadEcho,
  }),
  handle: async ({ body }, context) => {
    const taken = await takeLeadFor(context, toLeadBody(body));
    if ("refused" in taken) return taken;
    const { jobId, echo } = taken;
    return { body: { job_id: jobId, data: echo, meta: { job_id: jobId }, result: echo } };
  },
});
