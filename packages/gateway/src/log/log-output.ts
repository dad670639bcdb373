import { type DestinationStream, pino } from "pino";

/** In characters; about 40 lines. What is more does not wait for the end of the turn. */
const MOST_HELD = 8192;

/**
 * Standard output for log lines, the lines of one turn of the event loop with one system call. Under load that is some
 * dozen lines, each of which took a call and woke the reader. A line waits for the end of its turn and no longer; a
 * process that ends writes what is left, and only one that is killed within that turn does not.
 */
export function openLogOutput(fileDescriptor = 1): DestinationStream {
  // What it is given it writes at once. Its own holding of lines ends in `flushSync`, which waits for the disk too.
  const output = pino.destination({ fd: fileDescriptor, sync: true });
  let held = "";
  let isDue = false;
  let writesAtExit = false;
  const writeHeld = (): void => {
    const lines = held;
    held = "";
    if (lines !== "") output.write(lines);
  };
  const endTurn = (): void => {
    isDue = false;
    writeHeld();
  };
  return {
    write(line) {
      held += line;
      if (held.length >= MOST_HELD) writeHeld();
      if (isDue) return;
      isDue = true;
      setImmediate(endTurn);
      if (!writesAtExit) process.once("exit", writeHeld);
      writesAtExit = true;
    },
  };
}
