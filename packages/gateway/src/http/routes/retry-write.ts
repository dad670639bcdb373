import { Type } from "typebox";
import { fault } from "../../faults/faults.ts";
import { isId } from "../../intake/resolve-ids.ts";
import { retryWrite as retry } from "../../intake/retry-write.ts";
import { invalidRequest, keyReused, notFound } from "../errors.ts";
import { writeParams } from "../shared/admin.ts";
import { route } from "../route.ts";
import { ignoreUnknownFields } from "../write-query.ts";

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
  query: ignoreUnknownFields,
  body,
  reply: Type.Object({ success: Type.Boolean(), job_id: Type.String() }),
  handle: async ({ params, body }, { gateway, caller, doer, idempotencyKey, traceContext }) => {
    const writeId = params.root_job_id;
    if (!isId(writeId)) return notFound("A write of this id");
    const retried = await retry(gateway.database.pool, {
      accountId: caller.accountId,
      writeId,
      acceptsDuplicate: body?.accept_possible_duplicate === true,
      idempotencyKey,
      traceContext,
      deadlineSeconds: gateway.configuration.GUESTCARD_DEADLINE_SECONDS,
      doer,
    });
    switch (retried.kind) {
      case "retried":
        gateway.metrics.review.retried();
        gateway.announce([retried.integrationId]);
        return { body: { success: true, job_id: retried.jobId } };
      case "not-found":
        return notFound("A write of this id");
      case "not-failed":
        return invalidRequest([fault("custom", "root_job_id", retried.message)]);
      case "key-reused":
        return keyReused;
      case "conflict":
        return {
          refused: "conflict",
          message: retried.message,
          ...(retried.retriedBy !== undefined && { details: { retried_by: retried.retriedBy } }),
        };
      default:
        return retried satisfies never;
    }
  },
});
