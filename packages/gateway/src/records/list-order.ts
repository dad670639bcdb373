import type { RawBuilder } from "kysely";

export type Direction = "asc" | "desc";

/** One part of an `order-by`. */
export type OrderTerm = { readonly field: string; readonly direction: Direction };

/** How values of a field compare, which is how a cursor carries them. */
export type SortKind = "text" | "uuid" | "timestamptz" | "numeric" | "boolean";

/** What a list can be ordered by. */
export type SortKey = {
  readonly expression: RawBuilder<unknown>;
  readonly kind: SortKind;
  readonly nullable: boolean;
};

/** The sort keys of a list by the field that names them; `id` is always one. */
export type SortKeys = ReadonlyMap<string, SortKey>;

export type ParsedOrder =
  | { readonly ok: true; readonly terms: readonly OrderTerm[] }
  | { readonly ok: false; readonly message: string };

/** Reads `field[:asc|desc][,…]`; a bare field is ascending. No text at all is `fallback`. */
export function parseOrder(
  text: string,
  fields: ReadonlySet<string>,
  fallback: readonly OrderTerm[],
): ParsedOrder {
  if (text.trim() === "") return { ok: true, terms: fallback };
  const terms: OrderTerm[] = [];
  for (const part of text.split(",")) {
    const [field = "", direction = "asc", ...rest] = part.trim().split(":");
    if (!fields.has(field))
      return {
        ok: false,
        message: `Cannot order by '${field}'. Fields: ${[...fields].toSorted().join(", ")}`,
      };
    if ((direction !== "asc" && direction !== "desc") || rest.length > 0)
      return { ok: false, message: `The direction of '${field}' must be asc or desc` };
    if (terms.some((term) => term.field === field))
      return { ok: false, message: `'${field}' is named twice` };
    terms.push({ field, direction });
  }
  return { ok: true, terms };
}

/** The `order-by` that stands for these terms. */
export const orderText = (terms: readonly OrderTerm[]): string =>
  terms.map(({ field, direction }) => `${field}:${direction}`).join(",");
