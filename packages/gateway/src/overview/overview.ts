import type { Action } from "./actions.ts";
import type { BucketSize } from "./buckets.ts";

/** What happened in one bucket of time, and how many stood where at most. */
export type Bucket = {
  readonly at: Date;
  /** How many were accepted, became known as stored, and failed for good in it. */
  readonly accepted: number;
  readonly delivered: number;
  readonly failed: number;
  /** The most that were seen at once in it; null where nobody looked. */
  readonly waiting: number | null;
  readonly blocked: number | null;
  readonly needs_review: number | null;
};

/** Milliseconds from the acceptance of a write until it was known to be stored. */
export type AcceptToStored = {
  readonly count: number;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p99: number | null;
};

/** How many writes stand where now. */
export type StandNow = {
  readonly waiting: number;
  /** Of the waiting ones, those that RPX refuses for now. */
  readonly blocked: number;
  readonly sending: number;
  readonly unknown: number;
  readonly locating: number;
  readonly stored: number;
  readonly needs_review: number;
};

/** How an integration does. */
export type IntegrationHealth = {
  readonly id: string;
  readonly name: string;
  readonly state: "OPEN" | "BLOCKED" | "INACTIVE";
  /** Why it is not open, in words. */
  readonly reason: string | null;
  readonly waiting: number;
  readonly needs_review: number;
  /** Since when the oldest of its waiting writes waits. */
  readonly oldest_waiting_at: Date | null;
  readonly last_completed_sync: Date | null;
  readonly last_sync_state: "waiting" | "running" | "done" | "failed" | null;
};

export type Overview = {
  readonly from: Date;
  readonly to: Date;
  readonly bucket: BucketSize;
  readonly series: readonly Bucket[];
  readonly acceptToStored: AcceptToStored;
  readonly now: StandNow;
  readonly integrations: readonly IntegrationHealth[];
  readonly actions: readonly Action[];
};
