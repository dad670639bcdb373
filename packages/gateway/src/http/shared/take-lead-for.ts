import { echoLead } from "../../intake/lead-body.ts";
import { takeLead } from "../../intake/take-lead.ts";
import { invalidRequest, keyReused, type Refusal } from "../errors.ts";
import type { RequestContext } from "../route.ts";

/** A lead that is on disk: its job, and the lead as it is answered. */
export type AcceptedLead = { readonly jobId: string; readonly echo: ReturnType<typeof echoLead> };

/** Takes in the lead of a request for its caller, or says why not. @throws the database's error where it is away. */
export async function takeLeadFor(
  { gateway, caller, bodyFaults, idempotencyKey }: RequestContext,
  body: unknown,
): Promise<AcceptedLead | Refusal> {
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
      return { jobId: taken.jobId, echo: echoLead(taken.lead) };
    case "faulty":
      return invalidRequest(taken.faults);
    case "key-reused":
      return keyReused;
    default:
      return taken satisfies never;
  }
}
