import { readFile } from "node:fs/promises";

const ROOT = new URL("../../../../", import.meta.url);

/** The rows of the tables of a document whose first column is headed `heading`, without the marks of code. */
export async function tableOf(document: string, heading: string): Promise<string[][]> {
  const lines = (await readFile(new URL(document, ROOT), "utf8")).split("\n");
  const rows: string[][] = [];
  let inTable = false;
  for (const line of lines) {
    const cells = cellsOf(line);
    if (!cells) inTable = false;
    else if (cells[0] === heading) inTable = true;
    else if (inTable && !/^[-: ]+$/.test(cells[0] ?? "")) rows.push(cells);
  }
  return rows;
}

function cellsOf(line: string): string[] | null {
  if (!line.startsWith("|")) return null;
  return line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) =>
      cell
        .trim()
        .replaceAll(String.raw`\|`, "|")
        .replace(/^`([^`]*)`$/, "$1"),
    );
}
