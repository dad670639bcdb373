import { layTable } from "../../packages/gateway/src/cli/terminal/table.ts";

/** One line of what the bench prints. */
export type Row = {
  readonly work: string;
  readonly figure: string;
  /** Empty where it is only shown for comparison. */
  readonly bound: string;
  /** Null where there is no bound. */
  readonly met: boolean | null;
};

export const shown = (work: string, figure: string): Row => ({ work, figure, bound: "", met: null });

export const bounded = (work: string, figure: string, bound: string, met: boolean): Row => ({
  work,
  figure,
  bound,
  met,
});

const mark = (met: boolean | null): string => (met === null ? "" : met ? "✓" : "✗");

export function layRows(rows: readonly Row[]): string {
  return layTable([
    ["work", "figure", "bound", ""],
    ...rows.map(({ work, figure, bound, met }) => [work, figure, bound, mark(met)]),
  ]);
}
