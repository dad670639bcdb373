import type { FileHandle } from "node:fs/promises";

/** Lines that are on disk when the promise is kept. */
export type DurableLines = { append(line: string): Promise<void>; close(): Promise<void> };

/** Appends lines to `file`. Those that come while the disk is busy share the next flush. */
export function durableLines(file: FileHandle): DurableLines {
  type Waiting = { line: string; resolve: () => void; reject: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let flushing: Promise<void> | null = null;

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await file.appendFile(batch.map(({ line }) => `${line}\n`).join(""));
        await file.datasync();
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    flushing = null;
  }

  return {
    append: (line) =>
      new Promise<void>((resolve, reject) => {
        waiting.push({ line, resolve, reject });
        flushing ??= flush();
      }),
    async close() {
      await flushing;
      await file.close();
    },
  };
}
