import { type TSchema, Type } from "typebox";
import type { Refusal } from "../errors.ts";
import type { AcceptedWrite } from "./take-lead-for.ts";

/** The reply of a vendor route (contract/propexo.md §2). */
export const vendorReply = <Echo extends TSchema>(echo: Echo) =>
  Type.Object({ meta: Type.Object({ job_id: Type.String() }), result: echo });

/** The reply of a generic route: the contract's schema names job_id and data, its guide meta and result. */
export const genericReply = <Echo extends TSchema>(echo: Echo) =>
  Type.Object({
    job_id: Type.String(),
    data: echo,
    meta: Type.Object({ job_id: Type.String() }),
    result: echo,
  });

/** Answers a vendor route. */
export function answerVendor<Echo>(taken: AcceptedWrite<Echo> | Refusal) {
  if ("refused" in taken) return taken;
  return { body: { meta: { job_id: taken.jobId }, result: taken.echo } };
}

/** Answers a generic route. */
export function answerGeneric<Echo>(taken: AcceptedWrite<Echo> | Refusal) {
  if ("refused" in taken) return taken;
  const { jobId, echo } = taken;
  return { body: { job_id: jobId, data: echo, meta: { job_id: jobId }, result: echo } };
}
