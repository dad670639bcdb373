import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";

/** The first line of a backup. */
export type BackupHead = {
  readonly format: "guestcard-backup-1";
  readonly madeAt: string;
  /** The names of the migrations that its tables have seen. */
  readonly migrations: readonly string[];
  /** The ids of the keys that its secrets are sealed with. */
  readonly keyIds: readonly string[];
};

/**
 * A line of a backup, which is compressed JSON lines and COPY text: a head; for each table a line that names it, its
 * rows as COPY writes them (which is never a line `\.`), and `\.`; and an end, without which it is not whole.
 */
export const ROWS_END = "\\.";

export type TableLine = { readonly table: string; readonly columns: readonly string[] };
export type EndLine = { readonly end: true };

/** The lines of a backup. @throws Error where the file cannot be read or is no whole gzip stream. */
export async function* readLines(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const unpacked = createGunzip();
  file.on("error", (error) => unpacked.destroy(error));
  file.pipe(unpacked);
  const lines = createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY });
  const failed = new Promise<never>((_, reject) => unpacked.once("error", reject));
  failed.catch(() => undefined);
  const iterator = lines[Symbol.asyncIterator]();
  for (;;) {
    const next = await Promise.race([iterator.next(), failed]);
    if (next.done === true) return;
    yield next.value;
  }
}
