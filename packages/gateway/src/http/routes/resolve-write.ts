import { Type } from "typebox";
import { fault } from "../../faults/faults.ts";
import { isId } from "../../intake/resolve-ids.ts";
import { resolveWrite as resolve } from "../../status/resolve-write.ts";
import { readWriteStatus } from "../../status/write-status.ts";
import { invalidRequest, notFound } from "../errors.ts";
import { writeParams } from "../shared/admin.ts";
import { readResolution, resolutionBody } from "../shared/resolution.ts";
import { route } from "../route.ts";
import { ignoreUnknownFields } from "../write-query.ts";

const missing = notFound("A write of this id");

export const resolveWrite = route({
  method: "POST",
  path: "/v1/admin/writes/:root_job_id/resolve",
  summary: "Settle a write that needs review (beyond the contract)",
  tag: "Writes",
  rights: ["admin"],
  params: writeParams,
  query: ignoreUnknownFields,
  body: resolutionBody,
  reply: Type.Object({
    write_status: Type.Enum(["PENDING", "SUCCESS", "PARTIAL_SUCCESS", "FAILURE"]),
    errors: Type.Array(Type.String()),
    created_record_id: Type.Unsafe<string | null>({ type: ["string", "null"] }),
  }),
  handle: async ({ params, body }, { gateway, caller, doer }) => {
    const { pool } = gateway.database;
    const { accountId, apiKeyId } = caller;
    const writeId = params.root_job_id;
    const deadlineAt = new Date(Date.now() + gateway.configuration.GUESTCARD_DEADLINE_SECONDS * 1000);
    const resolution = readResolution(body, deadlineAt);
    if (!("action" in resolution)) return invalidRequest(resolution);
    if (!isId(writeId)) return missing;
    const resolved = await resolve(pool, { accountId, writeId, by: apiKeyId, doer }, resolution);
    switch (resolved.kind) {
      case "resolved": {
        gateway.metrics.review.resolved(resolution.action);
        gateway.announceWrites(resolved.integrationId);
        const status = await readWriteStatus(pool, accountId, writeId);
        return status ? { body: status } : missing;
      }
      case "not-found":
        return missing;
      case "not-in-review":
        return {
          refused: "conflict",
          message: `Only a write that needs review can be settled; this one is ${resolved.state}.`,
          details: { state: resolved.state },
        };
      case "card-needed":
        return invalidRequest([fault("invalid_type", "guest_card_id", "Required")]);
      case "card-taken":
        return { refused: "conflict", message: "That guest card belongs to another write." };
      default:
        return resolved satisfies never;
    }
  },
});
