import { genericLeadBody, toLeadBody } from "../../intake/generic-lead-body.ts";
import { leadEcho } from "../../intake/lead-body.ts";
import { route } from "../route.ts";
import { takeLeadFor } from "../shared/take-lead-for.ts";
import { answerGeneric, genericReply } from "../shared/write-replies.ts";
import { writeQuery } from "../write-query.ts";

export const createLead = route({
  method: "POST",
  path: "/v1/leads/",
  summary: "Create Lead, generic: the same intake, for an integration of RealPage Partner Exchange",
  tag: "Leads",
  rights: ["write"],

  query: writeQuery,
  body: genericLeadBody,
  collectsFaults: true,
  confirmsCaller: true,
  reply: genericReply(leadEcho),
  handle: async ({ query, body }, context) =>
    answerGeneric(await takeLeadFor(context, query, toLeadBody(body))),
});
