import type { Write } from "@guestcard/sdk";

/** The request of a write, as it was accepted. */
export type WriteRequest = Readonly<Record<string, unknown>>;

/** The request of a write. */
export const requestOf = (write: Write): WriteRequest =>
  typeof write.request === "object" && write.request !== null ? (write.request as WriteRequest) : {};

/** A field of the request as text; null where it has none. */
export function textOf(request: WriteRequest, field: string): string | null {
  const value = request[field];
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}

/** The name of the lead; null where it is not known, as of a change. */
export const nameOf = ({ lead: { first_name: first, last_name: last } }: Write): string | null =>
  [first, last].filter(Boolean).join(" ") || null;
