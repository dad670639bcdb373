import { previewWrite, type WritePreview } from "../../dispatch/preview-write.ts";
import { keepWrite, type KeptWrite, type WriteIntake } from "../../intake/keep-write.ts";
import type { LeadSubmission } from "../../intake/take-lead.ts";
import type { RequestContext } from "../route.ts";
import type { WriteQuery } from "../write-query.ts";

/** What became of a request's write: kept, or shown in a dry run. */
export type WriteEnd = KeptWrite | { readonly kind: "previewed"; readonly preview: WritePreview };

/** What taking in a request's write needs. */
export function writeIntakeOf(
  { gateway, caller, mayRecall, traceContext }: RequestContext,
  query: WriteQuery,
): WriteIntake<WriteEnd> {
  const { intake, resolveIds, sealer } = gateway;
  const deadlineSeconds = gateway.configuration.GUESTCARD_DEADLINE_SECONDS;
  const { pool } = gateway.database;
  return {
    resolveIds: mayRecall ? resolveIds.recallingly : resolveIds.freshly,
    keep: async (write) =>
      query.dry_run
        ? { kind: "previewed", preview: await previewWrite({ pool, sealer }, write) }
        : keepWrite({ intake, deadlineSeconds, traceContext, standing: caller.standing }, write),
  };
}

/** A request's body as its caller submits it. */
export function submissionOf(
  { caller, bodyFaults, idempotencyKey }: RequestContext,
  body: unknown,
): LeadSubmission {
  return { accountId: caller.accountId, body, schemaFaults: bodyFaults, idempotencyKey };
}
