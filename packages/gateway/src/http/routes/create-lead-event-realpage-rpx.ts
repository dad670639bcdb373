import { leadEventBody, leadEventEcho } from "../../intake/lead-event-body.ts";
import { route } from "../route.ts";
import { takeLeadEventFor } from "../shared/take-lead-for.ts";
import { answerVendor, vendorReply } from "../shared/write-replies.ts";
import { writeQuery } from "../write-query.ts";

export const createLeadEventRealpageRpx = route({
  method: "POST",
  path: "/v1/events/leads/realpage_rpx/",
  summary: "Create Lead Event: RealPage Partner Exchange",
  tag: "Events",
  rights: ["write"],

  query: writeQuery,
  body: leadEventBody,
  collectsFaults: true,
  confirmsCaller: true,
  reply: vendorReply(leadEventEcho),
  handle: async ({ query, body }, context) => answerVendor(await takeLeadEventFor(context, query, body)),
});
