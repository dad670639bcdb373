import { type TSchema, Type } from "typebox";
import type { Refusal } from "../errors.ts";
import type { Outdated } from "../route.ts";
import type { AnsweredWrite } from "./take-lead-for.ts";

/** The job of a write. */
export const jobId = Type.Unsafe<string | null>({
  type: ["string", "null"],
  description: "The write's job; null in a dry run, which makes none.",
});

/** What a dry run shows. */
export const dryRun = Type.Optional(
  Type.Object(
    {
      method: Type.String({ description: "The RPX method." }),
      url: Type.String(),
      soap: Type.String({ description: "The request as it would be sent now, keys and passwords masked." }),
    },
    { description: "Beyond the contract: only with `dry_run=true`." },
  ),
);

/** The reply of a vendor route (contract/propexo.md §2). */
export const vendorReply = <Echo extends TSchema>(echo: Echo) =>
  Type.Object({ meta: Type.Object({ job_id: jobId }), result: echo, dry_run: dryRun });

/** The reply of a generic route: the contract's schema names job_id and data, its guide meta and result. */
export const genericReply = <Echo extends TSchema>(echo: Echo) =>
  Type.Object({
    job_id: jobId,
    data: echo,
    meta: Type.Object({ job_id: jobId }),
    result: echo,
    dry_run: dryRun,
  });

/** Answers a vendor route. */
export function answerVendor<Echo>(taken: AnsweredWrite<Echo> | Refusal | Outdated) {
  if ("refused" in taken || "outdated" in taken) return taken;
  return {
    body: { meta: { job_id: taken.jobId }, result: taken.echo, ...shown(taken) },
    isConfirmed: isKept(taken),
  };
}

/** Answers a generic route. */
export function answerGeneric<Echo>(taken: AnsweredWrite<Echo> | Refusal | Outdated) {
  if ("refused" in taken || "outdated" in taken) return taken;
  const { jobId: job_id, echo } = taken;
  return {
    body: { job_id, data: echo, meta: { job_id }, result: echo, ...shown(taken) },
    isConfirmed: isKept(taken),
  };
}

/** The transaction that keeps a write confirms all that it rests on. */
const isKept = ({ jobId }: AnsweredWrite<unknown>): boolean => jobId !== null;

const shown = ({ preview }: AnsweredWrite<unknown>) => (preview === null ? {} : { dry_run: preview });
