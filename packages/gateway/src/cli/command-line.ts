import { CommanderError } from "commander";
import { failureOf } from "./failure.ts";
import { createProgram } from "./program.ts";
import { sayError } from "./terminal/say.ts";

const LOOKS_AT_PARENT_EVERY_MS = 500;

/** Runs one command and sets the exit code. Says what is wrong in words; a stack is for faults of our own. */
export async function runCommandLine(argv: readonly string[]): Promise<void> {
  endWithLauncher();
  endWithShell();
  endWithReader();
  try {
    const program = await createProgram(argv[2]);
    await program.parseAsync(argv);
  } catch (error) {
    // Commander has said it.
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode;
      return;
    }
    const { lines, exitCode } = failureOf(error);
    for (const line of lines) sayError(line);
    process.exitCode = exitCode;
  }
}

/** `bin/guestcard.js` holds a channel to this process: when it is killed, this one stops in order. */
function endWithLauncher(): void {
  if (process.env["GUESTCARD_LAUNCHED"] === undefined || !process.channel) return;
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel.unref();
}

/**
 * npx and `npm start` have a shell in between, which their SIGTERM ends without a word to this process: that its parent
 * is another tells it.
 */
function endWithShell(): void {
  if (!["exec", "start"].includes(process.env["npm_command"] ?? "")) return;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, LOOKS_AT_PARENT_EVERY_MS).unref();
}

/** `guestcard … | head` is no fault. */
function endWithReader(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
}
