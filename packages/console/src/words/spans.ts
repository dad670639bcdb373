/** Spans of time up to now that one can choose. */
export const spans = [
  { name: "1h", label: "Last hour", hours: 1 },
  { name: "24h", label: "Last 24 hours", hours: 24 },
  { name: "7d", label: "Last 7 days", hours: 168 },
  { name: "30d", label: "Last 30 days", hours: 720 },
] as const;

export type Span = (typeof spans)[number];

/** The span of this name. */
export const spanOf = (name: string | undefined): Span | undefined =>
  spans.find((span) => span.name === name);
