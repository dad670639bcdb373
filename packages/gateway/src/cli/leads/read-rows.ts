import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { parse as parseSync } from "csv-parse/sync";
import { CliError } from "../cli-error.ts";
import { linesOfText } from "./lines-of-text.ts";

/** One row of a file, or what is wrong with it. */
export type Row = {
  /** As a spreadsheet or an editor counts: the first line is 1. Of CSV it is the record, which may have several lines. */
  readonly number: number;
  /** The cells by the header's order. */
  readonly cells: readonly unknown[];
  /** What keeps it from being read. */
  readonly fault: string | null;
  /** The line as it stands, where a row is a line. */
  readonly source?: string;
};

/** A file that is read row by row; it is never in memory as a whole. */
export type RowFile = {
  readonly headers: readonly string[];
  readonly rows: AsyncIterable<Row>;
};

const SAMPLE_BYTES = 64 * 1024;
const SEPARATORS = [",", ";", "\t", "|"] as const;
const NOTHING_SENT = "Nothing was sent.";

/** The text of a file, without its BOM. @throws CliError where it is no UTF-8. */
async function* textOf(path: string, end?: number): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of createReadStream(path, end === undefined ? {} : { end: end - 1 }))
      yield decoder.decode(chunk as Buffer, { stream: true });
    if (end === undefined) yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError)
      throw new CliError(`${path} is no UTF-8 text. Save it as "CSV UTF-8" and send it again.`);
    throw error;
  }
}

/**
 * Opens a CSV file. It is read to its end once before: where it cannot be, nothing of it is sent.
 * @param separator between cells; null: whichever of , ; tab and | parts the header into most cells.
 * @throws CliError where it has no header, is no UTF-8, or has a quote that does not end.
 */
export async function openCsv(path: string, separator: string | null): Promise<RowFile> {
  let sample = "";
  for await (const text of textOf(path, SAMPLE_BYTES)) sample += text;
  const delimiter = separator ?? separatorOf(sample);
  const iterator = recordsOf(path, delimiter);
  const first = await saying(path, NOTHING_SENT, () => iterator.next());
  if (first.done === true || first.value.every((header) => header === ""))
    throw new CliError(`${path} is empty. Its first line must name the columns.`);
  const headers = first.value;
  const whole = recordsOf(path, delimiter);
  while ((await saying(path, NOTHING_SENT, () => whole.next())).done !== true);
  return { headers, rows: csvRows(path, iterator, headers.length) };
}

function recordsOf(path: string, delimiter: string): AsyncIterator<string[]> {
  const parser = parse({ delimiter, relax_column_count: true, skip_empty_lines: false, trim: true });
  const records = Readable.from(textOf(path))
    .on("error", (error) => parser.destroy(error))
    .pipe(parser);
  return records[Symbol.asyncIterator]() as AsyncIterator<string[]>;
}

async function* csvRows(path: string, iterator: AsyncIterator<string[]>, width: number): AsyncGenerator<Row> {
  for (let number = 2; ; number++) {
    const next = await saying(path, "The file was changed meanwhile.", () => iterator.next());
    if (next.done === true) return;
    const cells = next.value;
    if (cells.every((cell) => cell === "")) continue;
    const fault = cells.length === width ? null : `Has ${cells.length} cells where the header has ${width}`;
    yield { number, cells, fault };
  }
}

/** Says in words what the parser found, and `more`. */
async function saying<T>(path: string, more: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CsvError) throw new CliError(`${path}: ${error.message}. ${more}`);
    throw error;
  }
}

/** The separator that parts the header into most cells. */
export function separatorOf(sample: string): string {
  let best: { separator: string; cells: number } = { separator: ",", cells: 0 };
  for (const separator of SEPARATORS) {
    const cells = headerCells(sample, separator);
    if (cells > best.cells) best = { separator, cells };
  }
  return best.separator;
}

function headerCells(sample: string, delimiter: string): number {
  try {
    const [header] = parseSync(sample, { delimiter, to: 1, relax_column_count: true });
    return header?.length ?? 0;
  } catch {
    return 0;
  }
}

/** Opens a file of JSON lines: one object a line, its keys being the columns. All of them are read once to know the keys. */
export async function openJsonLines(path: string): Promise<RowFile> {
  const headers = new Set<string>();
  for await (const { value } of jsonLines(path)) for (const key of Object.keys(value ?? {})) headers.add(key);
  if (headers.size === 0) throw new CliError(`${path} has no line that is a JSON object.`);
  const names = [...headers];
  return { headers: names, rows: jsonRows(path, names) };
}

async function* jsonRows(path: string, names: readonly string[]): AsyncGenerator<Row> {
  for await (const { number, value, fault, source } of jsonLines(path))
    yield { number, cells: names.map((name) => value?.[name]), fault, source };
}

type JsonLine = {
  number: number;
  source: string;
  value: Record<string, unknown> | null;
  fault: string | null;
};

async function* jsonLines(path: string): AsyncGenerator<JsonLine> {
  let number = 0;
  for await (const line of linesOfText(textOf(path))) {
    number++;
    if (line.trim() !== "") yield { number, source: line, ...jsonObjectOf(line) };
  }
}

function jsonObjectOf(line: string): Omit<JsonLine, "number" | "source"> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return { value: value as Record<string, unknown>, fault: null };
  } catch {
    // Said below.
  }
  return { value: null, fault: "Is not a JSON object" };
}
