import { Type } from "typebox";
import { fault } from "../../faults/faults.ts";
import { genericLeadUpdateBody, toLeadBody } from "../../intake/generic-lead-body.ts";
import { leadUpdateEcho } from "../../intake/lead-update-body.ts";
import { route } from "../route.ts";
import { takeLeadUpdateFor } from "../shared/take-lead-for.ts";
import { answerGeneric, genericReply } from "../shared/write-replies.ts";
import { writeQuery } from "../write-query.ts";

export const updateLead = route({
  method: "PUT",
  path: "/v1/leads/:id",
  summary: "Update Lead, generic: the same intake, for a lead of RealPage Partner Exchange",
  tag: "Leads",
  rights: ["write"],
  params: Type.Object({ id: Type.String() }),
  query: writeQuery,
  body: genericLeadUpdateBody,
  collectsFaults: true,
  confirmsCaller: true,
  reply: genericReply(leadUpdateEcho),
  handle: async ({ params, query, body }, context) => {
    // The contract has it in both places. Where they differ, one of them would change the wrong lead.
    const differs = typeof body?.lead_id === "string" && body.lead_id !== params.id;
    const faults = differs ? [fault("custom", "lead_id", "Must be the lead that the path names")] : [];
    const bodyFaults = [...context.bodyFaults, ...faults];
    return answerGeneric(
      await takeLeadUpdateFor({ ...context, bodyFaults }, query, params.id, toLeadBody(body)),
    );
  },
});
