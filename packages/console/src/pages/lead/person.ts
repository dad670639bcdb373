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

/** The name of the lead; null where the request has none, as a change may. */
export function nameOf(request: WriteRequest): string | null {
  const names = ["first_name", "last_name"].flatMap((field) => textOf(request, field) ?? []);
  return names.length > 0 ? names.join(" ") : null;
}
