import { stripVTControlCharacters } from "node:util";

const graphemes = new Intl.Segmenter();
const lengthOf = (text: string): number =>
  Array.from(graphemes.segment(stripVTControlCharacters(text))).length;

/** Lays rows out in columns as wide as their widest cell; the first row is the head. */
export function layTable(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    for (const [column, cell] of row.entries())
      widths[column] = Math.max(widths[column] ?? 0, lengthOf(cell));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - lengthOf(cell)))
      .join("  ")
      .trimEnd();
  const [head = [], ...body] = rows;
  return [line(head), widths.map((width) => "-".repeat(width)).join("  "), ...body.map(line)].join("\n");
}
