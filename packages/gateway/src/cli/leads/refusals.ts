import { once } from "node:events";
import { createWriteStream, existsSync, renameSync, rmSync } from "node:fs";
import { stringify } from "csv-stringify/sync";
import type { Row } from "./read-rows.ts";
import type { RowFault } from "./row-fault.ts";

/** The two files that say what was refused: why, and the rows themselves, to be corrected and sent. */
export type Refusals = {
  /** A line a fault: row, field, rule, message. */
  readonly reportPath: string;
  /** The rows as they were, in the form of the file they came from. */
  readonly rowsPath: string;
  /** Whether such a file of an earlier run was sent: its rows are no longer this file's to send. */
  readonly wereSentApart: boolean;
  /** @param isToCorrect whether the row goes into the file of rows, which may be sent again. */
  add(row: Row, faults: readonly RowFault[], isToCorrect: boolean): Promise<void>;
  /** Ends both; what nothing was written to is not left behind. */
  close(): Promise<void>;
};

/** Begins both files anew beside `path`. */
export function createRefusals(path: string, headers: readonly string[], isCsv: boolean): Refusals {
  const reportPath = `${path}.report.csv`;
  const { rowsPath, wereSentApart } = rowsPathOf(path, isCsv);
  rmSync(reportPath, { force: true });
  // It may hold corrections that are not sent yet.
  if (existsSync(rowsPath)) renameSync(rowsPath, `${rowsPath}.old`);
  const report = lazyFile(reportPath, csvLine(["row", "field", "rule", "message"]));
  const rows = lazyFile(rowsPath, isCsv ? csvLine(headers) : null);
  return {
    reportPath,
    rowsPath,
    wereSentApart,
    async add(row, faults, isToCorrect) {
      for (const { field, rule, message } of faults)
        await report.write(csvLine([row.number, field, rule, message]));
      if (!isToCorrect) return;
      await rows.write(isCsv ? csvLine(row.cells) : `${row.source ?? ""}\n`);
    },
    async close() {
      await Promise.all([report.close(), rows.close()]);
    },
  };
}

/** The first file of rows that was not sent yet: one that was has a journal of its own. */
function rowsPathOf(path: string, isCsv: boolean): Pick<Refusals, "rowsPath" | "wereSentApart"> {
  for (let count = 1; ; count++) {
    const rowsPath = `${path}.refused${count === 1 ? "" : `-${count}`}.${isCsv ? "csv" : "jsonl"}`;
    if (!existsSync(`${rowsPath}.journal`)) return { rowsPath, wereSentApart: count > 1 };
  }
}

const csvLine = (cells: readonly unknown[]): string => stringify([cells]);

/** A file that is made by its first line. */
function lazyFile(
  path: string,
  head: string | null,
): { write(line: string): Promise<void>; close(): Promise<void> } {
  let stream: ReturnType<typeof createWriteStream> | null = null;
  return {
    async write(line) {
      if (stream === null) {
        stream = createWriteStream(path, { mode: 0o600 });
        await once(stream, "open");
        if (head !== null) stream.write(head);
      }
      if (!stream.write(line)) await once(stream, "drain");
    },
    async close() {
      if (stream) await new Promise((resolve) => stream?.end(resolve));
    },
  };
}
