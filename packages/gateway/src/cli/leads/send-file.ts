import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Progress } from "../terminal/progress.ts";
import { inOrder } from "./in-order.ts";
import type { Row, RowFile } from "./read-rows.ts";
import type { Refusals } from "./refusals.ts";
import type { RowOutcome } from "./send-row.ts";

/** How many rows ended how. */
export type Tally = Record<RowOutcome["kind"], number> & { rows: number };

/** How the rows of a file went. `stoppedBy`: what ended it before its end; null: it came to its end. */
export type Sent = { readonly tally: Tally; readonly stoppedBy: unknown };

export type SendParts = {
  readonly file: RowFile;
  readonly refusals: Refusals;
  readonly progress: Progress;
  readonly concurrency: number;
  readonly signal: AbortSignal;
  readonly send: (row: Row) => Promise<RowOutcome>;
};

/** Why a run ended that its operator broke off. */
export const BROKEN_OFF = Symbol("broken off");

/** Sends the rows of a file, a few at once, and writes down what is refused, in the order of the rows. */
export async function sendFile(parts: SendParts): Promise<Sent> {
  const { file, refusals, progress, concurrency, signal, send } = parts;
  const tally: Tally = { rows: 0, accepted: 0, before: 0, apart: 0, refused: 0, unsure: 0 };
  const outcomes = inOrder(until(file.rows, signal), concurrency, async (row) => ({
    row,
    outcome: await send(row),
  }));
  let stoppedBy: unknown = null;
  try {
    for await (const { row, outcome } of outcomes) {
      tally.rows++;
      tally[outcome.kind]++;
      if (outcome.kind === "refused" || outcome.kind === "unsure")
        await refusals.add(row, outcome.faults, outcome.kind === "refused");
      progress.show(row.number - 1, tallyText(tally));
    }
    if (signal.aborted) stoppedBy = BROKEN_OFF;
  } catch (error) {
    stoppedBy = error;
  }
  return { tally, stoppedBy };
}

/** The rows, until the operator breaks off. */
async function* until(rows: AsyncIterable<Row>, signal: AbortSignal): AsyncGenerator<Row> {
  for await (const row of rows) {
    if (signal.aborted) return;
    yield row;
  }
}

/** A tally in words; what did not occur is left out. */
export function tallyText({ rows, accepted, before, apart, refused, unsure }: Tally): string {
  const parts = [
    `${accepted} accepted`,
    ...(before > 0 ? [`${before} accepted before`] : []),
    ...(apart > 0 ? [`${apart} sent apart`] : []),
    ...(refused > 0 ? [`${refused} refused`] : []),
    ...(unsure > 0 ? [`${unsure} unsure`] : []),
  ];
  return `${rows} rows: ${parts.join(", ")}`;
}

/** The fingerprint of a file, and how many lines it has. */
export async function surveyFile(path: string): Promise<{ readonly sha256: string; readonly lines: number }> {
  const hash = createHash("sha256");
  const LINE_END = 10;
  let lines = 1;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    for (let at = chunk.indexOf(LINE_END); at >= 0; at = chunk.indexOf(LINE_END, at + 1)) lines++;
  }
  return { sha256: hash.digest("hex"), lines };
}

/** Whether there is such a file. */
export async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
