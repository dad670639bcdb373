import { progress } from "@clack/prompts";
import { sayError } from "./say.ts";

/** Shows how far long work is: a bar at a terminal, elsewhere a line now and then. On standard error. */
export type Progress = {
  /** @param done of the total, in its unit. */
  show(done: number, message: string): void;
  end(message: string): void;
};

const LINE_EVERY_MS = 5000;
/** The bar is drawn in this many steps. */
const STEPS = 1000;

/** Begins to show progress. @param isQuiet shows nothing at all. */
export function startProgress(total: number, isQuiet: boolean): Progress {
  if (isQuiet) return { show: () => undefined, end: () => undefined };
  return process.stderr.isTTY ? bar(total) : lines();
}

function bar(total: number): Progress {
  const shown = progress({ max: STEPS, output: process.stderr, withGuide: false });
  let steps = 0;
  shown.start("");
  return {
    show(done, message) {
      const now = Math.min(STEPS, Math.floor((done / Math.max(total, 1)) * STEPS));
      shown.advance(now - steps, message);
      steps = now;
    },
    end: (message) => shown.stop(message),
  };
}

function lines(): Progress {
  let last = Date.now();
  return {
    show(_, message) {
      if (Date.now() - last < LINE_EVERY_MS) return;
      last = Date.now();
      sayError(message);
    },
    end: sayError,
  };
}
