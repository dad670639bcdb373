import { Type } from "typebox";
import { leadBody } from "./lead-body.ts";
import { leadUpdateBody } from "./lead-update-body.ts";

/**
 * The body of the generic Create Lead: of the contract's fields those that RealPage Exchange has, which are the
 * vendor route's own. The contract has the lease term as text there; both are taken.
 */
export const genericLeadBody = Type.Object(
  {
    ...leadBody.properties,
    desired_lease_term_in_months: Type.Optional(
      Type.Unsafe<string | number>({
        anyOf: [
          leadBody.properties.desired_lease_term_in_months,
          { type: "string", pattern: "^[1-9][0-9]{0,5}$" },
        ],
      }),
    ),
  },
  { additionalProperties: false },
);

/** The body of the generic Update Lead, likewise. */
export const genericLeadUpdateBody = Type.Object(
  {
    ...leadUpdateBody.properties,
    desired_lease_term_in_months: genericLeadBody.properties.desired_lease_term_in_months,
    lead_id: Type.Optional(Type.String({ description: "The lead of the path, or absent." })),
  },
  { additionalProperties: false },
);

/** The same lead as the vendor route would have it. Anything else than an object is given back as it is. */
export function toLeadBody(body: unknown): unknown {
  if (typeof body !== "object" || body === null) return body;
  const { desired_lease_term_in_months: term, lead_id: _lead, ...rest } = body as Record<string, unknown>;
  if (term === undefined) return rest;
  const isWholeText = typeof term === "string" && /^\d+$/.test(term);
  return { ...rest, desired_lease_term_in_months: isWholeText ? Number(term) : term };
}
