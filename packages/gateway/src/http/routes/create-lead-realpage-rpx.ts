import { Type } from "typebox";
import { echoLead, leadBody, leadEcho } from "../../intake/lead-body.ts";
import { takeLead } from "../../intake/take-lead.ts";
import { invalidRequest, type Refusal } from "../errors.ts";
import { route } from "../route.ts";
import { ignoreUnknownFields } from "../write-query.ts";

export const keyReused: Refusal = {
  refused: "idempotency_key_reused",
  message: "This Idempotency-Key was used before with another request.",
};

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
  handle: async ({ body }, { gateway, caller, bodyFaults, idempotencyKey }) => {
    const taken = await takeLead(
      {
        intake: gateway.intake,
        resolveIds: gateway.resolveIds,
        deadlineSeconds: gateway.configuration.GUESTCARD_DEADLINE_SECONDS,
      },
      { accountId: caller.accountId, body, schemaFaults: bodyFaults, idempotencyKey },
    );
    switch (taken.kind) {
      case "taken":
        return { body: { meta: { job_id: taken.jobId }, result: echoLead(taken.lead) } };
      case "faulty":
        return invalidRequest(taken.faults);
      case "key-reused":
        return keyReused;
      default:
        return taken satisfies never;
    }
  },
});
