import { isSpanContextValid, type SpanContext } from "@opentelemetry/api";

const SAMPLED = 1;

/** Reads a W3C `traceparent` (Trace Context, level 1 §3.2); null where it is not valid. */
export function readTraceparent(text: string | null): SpanContext | null {
  const match = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:$|-)/.exec(text ?? "");
  const [, traceId, spanId, flags] = match ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return null;
  // Version 00 has nothing after its flags.
  if (text?.startsWith("00-") === true && text.length !== 55) return null;
  const context = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & SAMPLED, isRemote: true };
  return isSpanContextValid(context) ? context : null;
}

/** Writes a `traceparent`; null where the trace is not sampled. */
export function writeTraceparent({ traceId, spanId, traceFlags }: SpanContext): string | null {
  return (traceFlags & SAMPLED) === 0 ? null : `00-${traceId}-${spanId}-01`;
}
