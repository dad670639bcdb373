/** Writes a line to standard output. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Writes a line to standard error. */
export function sayError(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Writes a value for a program to read. */
export function sayJson(value: unknown): void {
  say(JSON.stringify(value));
}
