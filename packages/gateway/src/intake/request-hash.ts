import { createHash } from "node:crypto";

/** SHA-256 of what is asked for, in hexadecimal; the order of a body's fields does not count. */
export function hashRequest(operation: string, body: object): string {
  const fields = Object.entries(body).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([operation, fields]))
    .digest("hex");
}
