import type { ReplyOf } from "../http/operations.ts";
import type { DryRun } from "./types.ts";

type WriteReply = Pick<ReplyOf<"/v1/leads/realpage_rpx/", "post">, "meta" | "dry_run">;

/** The job of a write that was taken. */
export function jobIdOf({ meta }: WriteReply): string {
  if (meta.job_id === null) throw new TypeError("The gateway took the write for a dry run.");
  return meta.job_id;
}

/** What a dry run has shown. @throws TypeError where the gateway is too old to know dry runs: it took the write then. */
export function dryRunOf({ meta, dry_run: shown }: WriteReply): DryRun {
  if (shown) return shown;
  throw new TypeError(`The gateway made no dry run; it took the write as ${meta.job_id ?? "no job"}.`);
}
