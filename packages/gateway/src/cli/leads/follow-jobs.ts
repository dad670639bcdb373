import {
  type Guestcard,
  WriteFailedError,
  WriteNeedsReviewError,
  WriteTimeoutError,
} from "../../../../sdk/src/index.ts";
import type { Progress } from "../terminal/progress.ts";
import { inOrder } from "./in-order.ts";
import type { Journal } from "./journal.ts";
import { type RowFault, rowFault } from "./row-fault.ts";

/** How many leads ended how. */
export type Followed = { delivered: number; failed: number; review: number; underWay: number };

export type FollowParts = {
  readonly guestcard: Guestcard;
  readonly journal: Pick<Journal, "jobs">;
  readonly progress: Progress;
  readonly concurrency: number;
  /** When to stop waiting, in ms of UTC. */
  readonly endsAt: number;
  readonly signal: AbortSignal;
  /** Told of each lead that is not delivered. */
  readonly onFault: (row: number, fault: RowFault) => Promise<void>;
};

/** Waits until RealPage holds every lead of the journal, or it is said why not. */
export async function followJobs(parts: FollowParts): Promise<Followed> {
  const { guestcard, journal, progress, concurrency, endsAt, signal, onFault } = parts;
  const followed: Followed = { delivered: 0, failed: 0, review: 0, underWay: 0 };
  const ends = inOrder(journal.jobs(), concurrency, async ({ row, jobId }) => {
    try {
      const timeoutMs = Math.max(0, endsAt - Date.now());
      await guestcard.writes.wait(jobId, { timeoutMs, signal });
      return { row, end: "delivered" as const, fault: null };
    } catch (error) {
      if (signal.aborted || error instanceof WriteTimeoutError)
        return { row, end: "underWay" as const, fault: null };
      const why = error instanceof Error ? error.message : "";
      if (error instanceof WriteFailedError)
        return { row, end: "failed" as const, fault: rowFault("lead", "failed", why) };
      if (error instanceof WriteNeedsReviewError)
        return { row, end: "review" as const, fault: rowFault("lead", "needs_review", why) };
      throw error;
    }
  });
  let seen = 0;
  for await (const { row, end, fault } of ends) {
    followed[end]++;
    if (fault) await onFault(row, fault);
    progress.show(++seen, followedText(followed));
  }
  return followed;
}

/** How many leads ended how, in words. */
export function followedText({ delivered, failed, review, underWay }: Followed): string {
  return [
    `${delivered} delivered`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(review > 0 ? [`${review} need review`] : []),
    ...(underWay > 0 ? [`${underWay} still under way`] : []),
  ].join(", ");
}
