import { useSearchParams } from "wouter";
import { spanOf } from "../../words/spans.ts";

/** The fields by which the list is narrowed; they stand in the address, so that a view can be shared. */
export const filterFields = [
  "q",
  "status",
  "state",
  "blocked",
  "operation",
  "integration_id",
  "property_id",
  "span",
] as const;
export type FilterField = (typeof filterFields)[number];
export type Filters = Readonly<Partial<Record<FilterField, string>>>;

/** The filters in the address, and a way to change one. A change begins at the first page. */
export function useFilters(): readonly [Filters, (changes: Filters) => void, () => void] {
  const [params, setParams] = useSearchParams();
  const filters: Filters = Object.fromEntries(
    filterFields.flatMap((field) => {
      const value = params.get(field);
      return value === null ? [] : [[field, value] as const];
    }),
  );
  const change = (changes: Filters): void => {
    const next = Object.entries({ ...filters, ...changes }).filter(
      ([, value]) => value !== "" && value !== undefined,
    );
    setParams(Object.fromEntries(next), { replace: true });
  };
  return [filters, change, () => setParams({}, { replace: true })];
}

/** The filters as the API takes them. */
export function queryOf({ span, ...filters }: Filters): Record<string, string> {
  const hours = spanOf(span)?.hours;
  if (hours === undefined) return filters;
  return { ...filters, from: new Date(Date.now() - hours * 3_600_000).toISOString() };
}
