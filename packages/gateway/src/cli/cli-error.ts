/** Thrown for what the operator asked wrongly or what cannot be done now, to be said in words. */
export class CliError extends Error {
  override readonly name = "CliError";
  /** 1 unless a command's help says otherwise. */
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
