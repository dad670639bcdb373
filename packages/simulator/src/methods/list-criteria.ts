import { child, type Element, textOf } from "../soap/xml.ts";

/** One `ListCriterion` (wire.md §4.4): a single value, or a span of numbers. */
type Criterion = {
  readonly name: string;
  readonly single: string | null;
  readonly least: string | null;
  readonly most: string | null;
};

/** The `listCriteria` of a call. */
export function listCriteria(operation: Element): readonly Criterion[] {
  return (child(operation, "listCriteria")?.children ?? [])
    .filter((element) => element.name === "ListCriterion")
    .map((element) => ({
      name: (textOf(element, "name") ?? "").trim(),
      single: textOf(element, "singlevalue")?.trim() ?? null,
      least: textOf(element, "minvalue"),
      most: textOf(element, "maxvalue"),
    }));
}

/** Whether `values` hold for every criterion that names one of them; other criteria are ignored. */
export function holds(
  criteria: readonly Criterion[],
  values: Readonly<Record<string, string | undefined>>,
): boolean {
  return criteria.every(({ name, single, least, most }) => {
    const value = values[name]?.trim();
    if (value === undefined) return true;
    if (single !== null) return value.toLowerCase() === single.toLowerCase();
    return (
      (least === null || Number(value) >= Number(least)) && (most === null || Number(value) <= Number(most))
    );
  });
}

/** Whether the call turned `LimitResults` off, which is on by default. */
export const wantsAll = (criteria: readonly Criterion[]): boolean =>
  criteria.some(
    (criterion) =>
      criterion.name === "LimitResults" && ["false", "0"].includes((criterion.single ?? "").toLowerCase()),
  );
