import { Type } from "typebox";
import { genericLeadUpdateBody, toLeadBody } from "../../intake/generic-lead-body.ts";
import { leadUpdateEcho } from "../../intake/lead-update-body.ts";
import { route } from "../route.ts";
import { takeLeadUpdateFor } from "../shared/take-lead-for.ts";
import { answerGeneric, genericReply } from "../shared/write-replies.ts";
import { ignoreUnknownFields } from "../write-query.ts";

export const updateLead = route({
  method: "PUT",
  path: "/v1/leads/:id",
  summary: "Update Lead, generic: the same intake, for a lead of RealPage Partner Exchange",
  tag: "Leads",
  rights: ["write"],
  params: Type.Object({ id: Type.String() }),
  query: ignoreUnknownFields,
  body: genericLeadUpdateBody,
  collectsFaults: true,
  reply: genericReply(leadUpdateEcho),
  handle: async ({ params, body }, context) =>
    answerGeneric(await takeLeadUpdateFor(context, params.id, toLeadBody(body))),
});
