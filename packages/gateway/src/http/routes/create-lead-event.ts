import { leadEventBody, leadEventEcho } from "../../intake/lead-event-body.ts";
import { route } from "../route.ts";
import { takeLeadEventFor } from "../shared/take-lead-for.ts";
import { answerGeneric, genericReply } from "../shared/write-replies.ts";
import { writeQuery } from "../write-query.ts";

export const createLeadEvent = route({
  method: "POST",
  path: "/v1/events/leads",
  summary: "Create Lead Event, generic: the same intake, for a lead of RealPage Partner Exchange",
  tag: "Events",
  rights: ["write"],

  query: writeQuery,
  body: leadEventBody,
  collectsFaults: true,
  confirmsCaller: true,
  reply: genericReply(leadEventEcho),
  handle: async ({ query, body }, context) => answerGeneric(await takeLeadEventFor(context, query, body)),
});
