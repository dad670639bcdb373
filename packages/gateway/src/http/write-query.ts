import { type Static, Type } from "typebox";

/** The query of every request that changes something. */
export const ignoreUnknownFields = Type.Object(
  {
    ignore_unknown_fields: Type.Boolean({
      default: false,
      description: "Leaves undeclared fields out instead of refusing them.",
    }),
  },
  { additionalProperties: false },
);

/** The query of every write into RealPage. */
export const writeQuery = Type.Object(
  {
    ...ignoreUnknownFields.properties,
    dry_run: Type.Boolean({
      default: false,
      description:
        "Checks everything and resolves all ids, shows the SOAP that would be sent, and keeps and sends nothing.",
    }),
  },
  { additionalProperties: false },
);

export type WriteQuery = Static<typeof writeQuery>;

/** A copy of `body` without the fields that `declared` does not have. */
export function withoutUndeclared(body: unknown, declared: ReadonlySet<string>): unknown {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => declared.has(name)));
}
