import type { run } from "node:test";

/** How a test file ran. */
export type FileRun = {
  /** Whether it told how all its tests ended. */
  isWhole: boolean;
  ms: number;
  /** Of its process, where that was not in order. */
  end: string;
  /** The last it wrote. */
  lastLines: string[];
};

const LAST_LINES = 20;

/** How each test file of a run runs, by its path. */
export function watchFiles(tests: ReturnType<typeof run>): ReadonlyMap<string, FileRun> {
  const runs = new Map<string, FileRun>();
  const runOf = (file: string): FileRun => {
    const known = runs.get(file);
    if (known) return known;
    const made: FileRun = { isWhole: false, ms: 0, end: "exit code 0", lastLines: [] };
    runs.set(file, made);
    return made;
  };
  const keepLines = ({ file, message }: { file: string; message: string }): void => {
    const fileRun = runOf(file);
    fileRun.lastLines = [...fileRun.lastLines, ...message.trimEnd().split("\n")].slice(-LAST_LINES);
  };
  tests.on("test:stdout", keepLines);
  tests.on("test:stderr", keepLines);
  // The last that a file's process tells.
  tests.on("test:summary", ({ file }) => {
    if (file !== undefined) runOf(file).isWhole = true;
  });
  // The file itself is a test of the run.
  tests.on("test:complete", ({ name, file, details }) => {
    if (file === undefined || name !== file) return;
    const fileRun = runOf(file);
    fileRun.ms = details.duration_ms;
    const { exitCode, signal } = (details.error ?? {}) as {
      exitCode?: number | null;
      signal?: string | null;
    };
    if (signal) fileRun.end = signal;
    else if (exitCode) fileRun.end = `exit code ${exitCode}`;
  });
  return runs;
}
