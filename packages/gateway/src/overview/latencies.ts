import type { AcceptToStored } from "./overview.ts";

/** Latencies are counted by powers of this many milliseconds, so that a percentile is right to 5 %. */
export const LATENCY_BASE = 1.1;

/** How many writes took LATENCY_BASE ** `latency` milliseconds. */
export type LatencyCount = { readonly latency: number; readonly count: number };

/** The percentiles of counted latencies. */
export function percentilesOf(counts: readonly LatencyCount[]): AcceptToStored {
  const rising = counts.toSorted((a, b) => a.latency - b.latency);
  const total = rising.reduce((sum, { count }) => sum + count, 0);
  const percentile = (share: number): number | null => {
    let seen = 0;
    for (const { latency, count } of rising) {
      seen += count;
      if (seen >= share * total) return Math.round(LATENCY_BASE ** latency);
    }
    return null;
  };
  return { count: total, p50: percentile(0.5), p90: percentile(0.9), p99: percentile(0.99) };
}
