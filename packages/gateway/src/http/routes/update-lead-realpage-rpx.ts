import { Type } from "typebox";
import { leadUpdateBody, leadUpdateEcho } from "../../intake/lead-update-body.ts";
import { route } from "../route.ts";
import { takeLeadUpdateFor } from "../shared/take-lead-for.ts";
import { answerVendor, vendorReply } from "../shared/write-replies.ts";
import { writeQuery } from "../write-query.ts";

export const updateLeadRealpageRpx = route({
  method: "PUT",
  path: "/v1/leads/realpage_rpx/:lead_id",
  summary: "Update Lead: RealPage Partner Exchange",
  tag: "Leads",
  rights: ["write"],
  params: Type.Object({ lead_id: Type.String() }),
  query: writeQuery,
  body: leadUpdateBody,
  collectsFaults: true,
  confirmsCaller: true,
  reply: vendorReply(leadUpdateEcho),
  handle: async ({ params, query, body }, context) =>
    answerVendor(await takeLeadUpdateFor(context, query, params.lead_id, body)),
});
