import { type Static, Type } from "typebox";
import { whatToDo } from "../../overview/actions.ts";
import { bucketSizes } from "../../overview/buckets.ts";
import type { Overview } from "../../overview/overview.ts";

const count = Type.Integer();
const textOrNull = Type.Unsafe<string | null>({ type: ["string", "null"] });
const levelOrNull = Type.Unsafe<number | null>({
  type: ["integer", "null"],
  description: "The most at once in this bucket, as seen every half minute; null: nobody looked.",
});
const msOrNull = Type.Unsafe<number | null>({ type: ["number", "null"], description: "Milliseconds." });

/** How an account's writes do: over a span of time, and now. */
export const overviewReply = Type.Object({
  from: Type.String(),
  to: Type.String(),
  bucket: Type.Enum([...bucketSizes]),
  series: Type.Array(
    Type.Object({
      at: Type.String({ description: "The beginning of the bucket, by UTC." }),
      accepted: count,
      delivered: Type.Integer({ description: "Became known as stored in this bucket." }),
      failed: Type.Integer({ description: "Refused, expired or given up in this bucket." }),
      waiting: levelOrNull,
      blocked: levelOrNull,
      needs_review: levelOrNull,
    }),
  ),
  totals: Type.Object({ accepted: count, delivered: count, failed: count }),
  accept_to_stored_ms: Type.Object({
    count: Type.Integer({ description: "How many were stored in the span." }),
    p50: msOrNull,
    p90: msOrNull,
    p99: msOrNull,
  }),
  now: Type.Object({
    waiting: count,
    blocked: Type.Integer({ description: "Of the waiting ones, those that RPX refuses for now." }),
    sending: count,
    unknown: count,
    locating: count,
    stored: Type.Integer({ description: "Delivered and not yet read back." }),
    needs_review: count,
  }),
  integrations: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      state: Type.Enum(["OPEN", "BLOCKED", "INACTIVE"]),
      reason: Type.Unsafe<string | null>({ type: ["string", "null"], description: "Why, in words." }),
      waiting: count,
      needs_review: count,
      oldest_waiting_seconds: Type.Unsafe<number | null>({ type: ["integer", "null"] }),
      last_completed_sync: textOrNull,
      last_sync_state: Type.Unsafe<"waiting" | "running" | "done" | "failed" | null>({
        enum: ["waiting", "running", "done", "failed", null],
      }),
    }),
  ),
  needs_a_person: Type.Array(
    Type.Object({
      kind: Type.Enum(["write_needs_review", "integration_blocked", "webhook_switched_off", "sync_failed"]),
      id: Type.String({
        description: "Of the write (its job id), the webhook or the integration that it is about.",
      }),
      integration_id: textOrNull,
      name: Type.String(),
      since: Type.String(),
      reason: textOrNull,
      what_to_do: Type.String(),
    }),
    { description: "At most 50 of each kind, the longest-waiting first." },
  ),
});

export function toOverviewReply(overview: Overview, now: Date): Static<typeof overviewReply> {
  const { series, acceptToStored } = overview;
  const total = (of: "accepted" | "delivered" | "failed"): number =>
    series.reduce((sum, bucket) => sum + bucket[of], 0);
  return {
    from: overview.from.toISOString(),
    to: overview.to.toISOString(),
    bucket: overview.bucket,
    series: series.map((bucket) => ({ ...bucket, at: bucket.at.toISOString() })),
    totals: { accepted: total("accepted"), delivered: total("delivered"), failed: total("failed") },
    accept_to_stored_ms: { ...acceptToStored },
    now: { ...overview.now },
    integrations: overview.integrations.map(
      ({ oldest_waiting_at: oldest, last_completed_sync: synced, ...integration }) => ({
        ...integration,
        oldest_waiting_seconds: oldest && Math.max(0, Math.round((now.getTime() - oldest.getTime()) / 1000)),
        last_completed_sync: synced?.toISOString() ?? null,
      }),
    ),
    needs_a_person: overview.actions.map((action) => ({
      ...action,
      since: action.since.toISOString(),
      what_to_do: whatToDo(action),
    })),
  };
}
