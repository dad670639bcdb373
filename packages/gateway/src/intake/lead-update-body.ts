import { Type } from "typebox";
import { leadBody, nullable } from "./lead-body.ts";

const { integration_id: _integration, property_id: _property, ...changeable } = leadBody.properties;

/** The longest names, as of a new lead; here the middle name, too (Propexo's contract: Update Lead). */
const name = Type.String({ minLength: 1, maxLength: 30 });

/** The body of Update Lead: any of a lead's fields; what is left out stays as RPX holds it. */
export const leadUpdateBody = Type.Object(
  {
    ...Type.Partial(Type.Object(changeable)).properties,
    first_name: Type.Optional(name),
    last_name: Type.Optional(name),
    middle_name: Type.Optional(Type.String({ maxLength: 30 })),
  },
  { additionalProperties: false },
);

export type LeadUpdateBody = Type.Static<typeof leadUpdateBody>;

const fields = Object.keys(leadUpdateBody.properties) as (keyof LeadUpdateBody)[];

/** The update as it is answered: the lead's id and every field of the request, null where it was not given. */
export const leadUpdateEcho = Type.Object({
  lead_id: Type.String(),
  ...Object.fromEntries(
    fields.map((field) => {
      const { type } = leadUpdateBody.properties[field] as { type?: string };
      return [field, nullable(type === undefined ? "string" : type)];
    }),
  ),
});

/** The echo of a body. */
export function echoLeadUpdate(
  leadId: string,
  body: LeadUpdateBody,
): { lead_id: string } & Record<string, string | number | null> {
  return { lead_id: leadId, ...Object.fromEntries(fields.map((field) => [field, body[field] ?? null])) };
}
