import { type DestinationStream, pino } from "pino";

/** In characters; about 40 lines. What is more does not wait for the end of the turn. */
const MOST_HELD = 8192;

/**
 * Standard output for log lines, the lines of one turn of the event loop with one system call. Under load that is some
 * dozen lines, each of which took a call and woke the reader. A line waits for the end of its turn and no longer; a
 * process that ends writes what is left, and only one that is killed within that turn does not.
 */
export function openLogOutput(fileDescriptor = 1): DestinationStream {
  const output = pino.destination({ fd: fileDescriptor, sync: true, minLength: MOST_HELD });
  const write = (): void => {
    isDue = false;
    output.flushSync();
  };
  let isDue = false;
  let writesAtExit = false;
  return {
    write(line) {
      output.write(line);
      if (isDue) return;
      isDue = true;
      setImmediate(write);
      if (!writesAtExit) process.once("exit", write);
      writesAtExit = true;
    },
  };
}
