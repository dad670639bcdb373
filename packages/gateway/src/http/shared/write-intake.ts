import type { WriteIntake } from "../../intake/keep-write.ts";
import type { LeadSubmission } from "../../intake/take-lead.ts";
import type { RequestContext } from "../route.ts";

/** What taking in a request's write needs. */
export function writeIntakeOf({ gateway }: RequestContext): WriteIntake {
  return {
    intake: gateway.intake,
    resolveIds: gateway.resolveIds,
    deadlineSeconds: gateway.configuration.GUESTCARD_DEADLINE_SECONDS,
  };
}

/** A request's body as its caller submits it. */
export function submissionOf(
  { caller, bodyFaults, idempotencyKey }: RequestContext,
  body: unknown,
): LeadSubmission {
  return { accountId: caller.accountId, body, schemaFaults: bodyFaults, idempotencyKey };
}
