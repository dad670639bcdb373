import { type Fault, fault } from "../faults/faults.ts";

const LONGEST = 255;

/**
 * Reads the `Idempotency-Key` header (draft-ietf-httpapi-idempotency-key-header: a structured string, so in quotes;
 * most clients leave them out, and both forms are one key).
 */
export function idempotencyKeyOf(header: string | string[] | undefined): {
  readonly value: string | null;
  readonly fault: Fault | null;
} {
  if (header === undefined) return { value: null, fault: null };
  const text = Array.isArray(header) ? header.join(",") : header;
  const value = /^"(.*)"$/.exec(text)?.[1] ?? text;
  if (/^[\u0020-\u007E]+$/.test(value) && value.length <= LONGEST) return { value, fault: null };
  return {
    value: null,
    fault: fault("custom", ["Idempotency-Key"], `Must have 1 to ${LONGEST} printable ASCII characters`),
  };
}
