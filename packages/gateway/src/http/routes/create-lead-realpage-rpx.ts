import { leadBody, leadEcho } from "../../intake/lead-body.ts";
import { route } from "../route.ts";
import { takeLeadFor } from "../shared/take-lead-for.ts";
import { answerVendor, vendorReply } from "../shared/write-replies.ts";
import { writeQuery } from "../write-query.ts";

export const createLeadRealpageRpx = route({
  method: "POST",
  path: "/v1/leads/realpage_rpx/",
  summary: "Create Lead: RealPage Partner Exchange",
  tag: "Leads",
  rights: ["write"],

  query: writeQuery,
  body: leadBody,
  collectsFaults: true,
  confirmsCaller: true,
  reply: vendorReply(leadEcho),
  handle: async ({ query, body }, context) => answerVendor(await takeLeadFor(context, query, body)),
});
