import { Type } from "typebox";
import { isId } from "../../intake/resolve-ids.ts";
import { readWriteStatus as read } from "../../status/write-status.ts";
import { notFound } from "../errors.ts";
import { route } from "../route.ts";

export const readWriteStatus = route({
  method: "GET",
  path: "/v1/admin/write-status/:root_job_id",
  summary: "The status of a write",
  tag: "Writes",
  rights: ["read", "write"],
  params: Type.Object({ root_job_id: Type.String() }),
  reply: Type.Object({
    write_status: Type.Enum(["PENDING", "SUCCESS", "PARTIAL_SUCCESS", "FAILURE"]),
    errors: Type.Array(Type.String()),
    created_record_id: Type.Unsafe<string | null>({ type: ["string", "null"] }),
  }),
  handle: async ({ params }, { gateway, caller }) => {
    const id = params.root_job_id;
    const status = isId(id) ? await read(gateway.database.pool, caller.accountId, id) : null;
    return status ? { body: status } : notFound("A write of this id");
  },
});
