import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { link, open, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { CliError } from "../cli-error.ts";
import { durableLines } from "./durable-lines.ts";
import { linesOfText } from "./lines-of-text.ts";
import { createRowStates, type RowState } from "./row-states.ts";

/** What a journal belongs to. With another of these the rows would be other leads. */
export type JournalSubject = {
  readonly file: string;
  readonly mapping: string;
  readonly gateway: string;
  readonly integration: string;
};

/** What is written down of each row, before it is sent and after. It holds no personal data. */
export type Journal = {
  /** The key of a row: the same for every try, so that the gateway takes it once. */
  keyOf(row: number): string;
  stateOf(row: number): RowState;
  /** On disk before anything is sent. */
  intend(row: number, lead: unknown): Promise<void>;
  accept(row: number, jobId: string): Promise<void>;
  refuse(row: number): Promise<void>;
  /** The jobs of all rows that were accepted, in this run or an earlier one. */
  jobs(): AsyncIterable<{ readonly row: number; readonly jobId: string }>;
  close(): Promise<void>;
};

type Head = JournalSubject & { readonly journal: 1; readonly id: string; readonly begun: string };
type Line = { row?: number; intent?: string; at?: number; job?: string; refused?: true };

const whatIsOther: Readonly<Record<keyof JournalSubject, string>> = {
  file: "the file has changed since, and its row numbers no longer say which lead is which. Send corrected rows as a file of their own (the .refused file holds them)",
  mapping: "it was begun with another mapping, other defaults or another separator",
  gateway: "it was begun with another gateway",
  integration: "it was begun for another integration",
};

/** The fingerprint by which a row is known again. */
export const hashOf = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value)).digest("base64url");

/**
 * Opens the journal at `path`, or begins it.
 * @throws CliError where it belongs to something else.
 */
export async function openJournal(path: string, subject: JournalSubject): Promise<Journal> {
  const states = createRowStates();
  let head = await load(path, states);
  if (head === null) {
    await begin(path, subject);
    head = await load(path, states);
  }
  if (head === null) throw new CliError(`The journal ${path} is gone as soon as it was made.`);
  for (const [what, why] of Object.entries(whatIsOther) as [keyof JournalSubject, string][])
    if (head[what] !== subject[what])
      throw new CliError(
        `The journal ${path} is of something else: ${why}. To send all rows anew, name another journal with --journal.`,
      );
  const lines = durableLines(await open(path, "a", 0o600));
  // After a kill the last line may be torn: an empty one ends it.
  await lines.append("");
  const { id } = head;
  return {
    keyOf: (row) => `${id}.${row}`,
    stateOf: (row) => states.stateOf(row),
    async intend(row, lead) {
      const line = { row, intent: hashOf(lead), at: Date.now() };
      states.note(line);
      await lines.append(JSON.stringify(line));
    },
    async accept(row, job) {
      states.note({ row, job });
      await lines.append(JSON.stringify({ row, job }));
    },
    async refuse(row) {
      states.note({ row, refused: true });
      await lines.append(JSON.stringify({ row, refused: true }));
    },
    async *jobs() {
      const seen = createRowStates();
      for await (const line of linesOf(path)) {
        const { row, job } = line ?? {};
        if (row === undefined || job === undefined || seen.stateOf(row).kind === "accepted") continue;
        seen.note({ row, job });
        yield { row, jobId: job };
      }
    },
    close: () => lines.close(),
  };
}

/** Makes a journal with its head. It is linked into place whole: of two that begin at once, one journal is left. */
async function begin(path: string, subject: JournalSubject): Promise<void> {
  const head: Head = { journal: 1, id: randomUUID(), begun: new Date().toISOString(), ...subject };
  const draft = `${path}.${process.pid}`;
  const file = await open(draft, "w", 0o600);
  try {
    await file.writeFile(`${JSON.stringify(head)}\n`);
    await file.sync();
    await link(draft, path);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  } finally {
    await file.close();
    await rm(draft, { force: true });
  }
  await flushFolder(dirname(path));
}

/** Reads a journal into `states`; null where there is none. @throws CliError where the file is something else. */
async function load(path: string, states: ReturnType<typeof createRowStates>): Promise<Head | null> {
  let head: Head | null = null;
  try {
    for await (const line of linesOf(path)) {
      if (head === null) head = headOf(path, line);
      else if (line !== null) states.note(line);
    }
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
  return head ?? headOf(path, null);
}

function headOf(path: string, line: object | null): Head {
  if (line !== null && "journal" in line) return line as Head;
  throw new CliError(`${path} is there and no journal of \`leads send\`. Name another file with --journal.`);
}

/** Every line; null for one that was not written whole. */
async function* linesOf(path: string): AsyncGenerator<Line | null> {
  for await (const text of linesOfText(createReadStream(path, "utf8"))) yield parsed(text);
}

const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : null);

function parsed(text: string): Line | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : null;
  } catch {
    return null;
  }
}

/** A file is on disk for good only when its folder is. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
