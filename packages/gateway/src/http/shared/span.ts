import { Type } from "typebox";
import { type Fault, fault } from "../../faults/faults.ts";

const time = (description: string) => Type.Optional(Type.String({ format: "date-time", description }));

/** A span of time in a query. */
export const spanQuery = {
  from: time("The first moment of the span, as 2027-01-15T00:00:00Z."),
  to: time("The first moment after the span."),
};

export type Span =
  | { readonly ok: true; readonly from: Date | null; readonly to: Date | null }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Understands the span of a query. */
export function readSpan(query: { readonly from?: string; readonly to?: string }): Span {
  const [from, to] = [query.from, query.to].map((text) => (text === undefined ? null : new Date(text)));
  const faults: Fault[] = [];
  for (const [name, at] of Object.entries({ from, to }))
    if (at && !isStorable(at)) faults.push(fault("invalid_date", name, "Must be a valid date-time"));
  if (faults.length === 0 && from && to && from >= to)
    faults.push(fault("invalid_date", "to", "Must be after `from`"));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, from: from ?? null, to: to ?? null };
}

/** What UUIDv7 can say: 1970 and the 48 bits of milliseconds after it. */
const isStorable = (at: Date): boolean => at.getTime() >= 0 && at.getTime() < 2 ** 47;
