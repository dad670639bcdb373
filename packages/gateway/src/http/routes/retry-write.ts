import { Type } from "typebox";
import { fault } from "../../faults/faults.ts";
import { isId } from "../../intake/resolve-ids.ts";
import { previewWrite } from "../../dispatch/preview-write.ts";
import { checkRetry, type Retried, retryWrite as retry } from "../../intake/retry-write.ts";
import { invalidRequest, keyReused, notFound, type Refusal } from "../errors.ts";
import { writeParams } from "../shared/admin.ts";
import { route } from "../route.ts";
import { dryRun, jobId } from "../shared/write-replies.ts";
import { writeQuery } from "../write-query.ts";

type RetryBody = { readonly accept_possible_duplicate?: boolean } | null;

const body = Type.Unsafe<RetryBody>({
  // No body at all is as good as an empty one.
  type: ["object", "null"],
  properties: {
    accept_possible_duplicate: {
      type: "boolean",
      description: "Beyond the contract: also retries a write that was given up while RPX may hold it.",
    },
  },
  additionalProperties: false,
});

export const retryWrite = route({
  method: "POST",
  path: "/v1/admin/retry-write/:root_job_id",
  summary: "Try a failed write again, as a new write",
  tag: "Writes",
  rights: ["write"],
  params: writeParams,
  query: writeQuery,
  body,
  reply: Type.Object({ success: Type.Boolean(), job_id: jobId, dry_run: dryRun }),
  handle: async ({ params, query, body }, { gateway, caller, doer, idempotencyKey, traceContext }) => {
    const writeId = params.root_job_id;
    if (!isId(writeId)) return notFound("A write of this id");
    const { pool } = gateway.database;
    const { accountId } = caller;
    const asked = { accountId, writeId, acceptsDuplicate: body?.accept_possible_duplicate === true };
    if (query.dry_run) {
      const checked = await checkRetry(pool, asked);
      if (checked.kind !== "retriable") return refusalOf(checked);
      const { operation, upstream, ...place } = checked.write;
      const shown = await previewWrite(
        { pool, sealer: gateway.sealer },
        { accountId, operation, upstream, place },
      );
      return { body: { success: true, job_id: null, dry_run: shown } };
    }
    const retried = await retry(pool, {
      ...asked,
      idempotencyKey,
      traceContext,
      deadlineSeconds: gateway.configuration.GUESTCARD_DEADLINE_SECONDS,
      doer,
    });
    if (retried.kind !== "retried") return refusalOf(retried);
    gateway.metrics.review.retried();
    gateway.announceWrites(retried.integrationId);
    return { body: { success: true, job_id: retried.jobId } };
  },
});

/** Why a write is not retried, as it is answered. */
function refusalOf(why: Exclude<Retried, { readonly kind: "retried" }>): Refusal {
  switch (why.kind) {
    case "not-found":
      return notFound("A write of this id");
    case "not-failed":
      return invalidRequest([fault("custom", "root_job_id", why.message)]);
    case "key-reused":
      return keyReused;
    case "conflict":
      return {
        refused: "conflict",
        message: why.message,
        ...(why.retriedBy !== undefined && { details: { retried_by: why.retriedBy } }),
      };
    default:
      return why satisfies never;
  }
}
