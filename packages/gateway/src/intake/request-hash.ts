import { hash } from "node:crypto";

/** SHA-256 of what is asked for, in hexadecimal; the order of a body's fields does not count. */
export function hashRequest(operation: string, body: object): string {
  const given = body as Readonly<Record<string, unknown>>;
  const fields = Object.keys(given)
    .toSorted()
    .map((name) => [name, given[name]]);
  return hash("sha256", JSON.stringify([operation, fields]), "hex");
}
