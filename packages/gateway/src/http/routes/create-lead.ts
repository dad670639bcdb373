import { genericLeadBody, toLeadBody } from "../../intake/generic-lead-body.ts";
import { leadEcho } from "../../intake/lead-body.ts";
import { route } from "../route.ts";
import { takeLeadFor } from "../shared/take-lead-for.ts";
import { answerGeneric, genericReply } from "../shared/write-replies.ts";
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
  reply: genericReply(leadEcho),
  handle: async ({ body }, context) => answerGeneric(await takeLeadFor(context, toLeadBody(body))),
});
