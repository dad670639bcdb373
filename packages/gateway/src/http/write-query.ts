import { Type } from "typebox";

/** The query of every write. */
export const ignoreUnknownFields = Type.Object(
  {
    ignore_unknown_fields: Type.Boolean({
      default: false,
      description: "Leaves undeclared fields out instead of refusing them.",
    }),
  },
  { additionalProperties: false },
);

/** A copy of `body` without the fields that `declared` does not have. */
export function withoutUndeclared(body: unknown, declared: ReadonlySet<string>): unknown {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => declared.has(name)));
}
