/**
 * Why Guestcard's own PostgreSQL cannot be had:
 * `in_use` another gateway has the folder; `unsupported_platform` no binaries for this machine; `binaries` they are
 * missing or do not run; `no_database` none was made yet, for a command that makes none; `permission` a folder or file is another user's; `not_a_database` the folder holds something
 * else; `version` it was made by another PostgreSQL; `disk_full`; `lingering` processes of a killed server still run;
 * `start_failed` anything else the server says; `stop_failed` it did not end.
 */
export type OwnPostgresErrorCode =
  | "in_use"
  | "unsupported_platform"
  | "binaries"
  | "no_database"
  | "permission"
  | "not_a_database"
  | "version"
  | "disk_full"
  | "lingering"
  | "start_failed"
  | "stop_failed";

/** What went wrong with Guestcard's own PostgreSQL, and what its operator can do. The message holds both. */
export class OwnPostgresError extends Error {
  readonly code: OwnPostgresErrorCode;
  readonly problem: string;
  readonly remedy: string;

  constructor(code: OwnPostgresErrorCode, problem: string, remedy: string, options?: ErrorOptions) {
    super(`${problem} ${remedy}`, options);
    this.code = code;
    this.problem = problem;
    this.remedy = remedy;
    this.name = "OwnPostgresError";
  }
}

/** The code of a system error such as `ENOENT`; empty where `error` is none. */
export function systemCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** Turns the failure of a file operation on `path` into a fault that an operator can act on. */
export function explainFileFault(error: unknown, path: string): OwnPostgresError {
  if (error instanceof OwnPostgresError) return error;
  const options = { cause: error };
  switch (systemCode(error)) {
    case "ENOSPC":
    case "EDQUOT":
      return diskFull(path, options);
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new OwnPostgresError(
        "permission",
        `${path} cannot be written by user id ${process.getuid?.()} (${systemCode(error)}).`,
        "Give that user the folder, or set DATA_DIR to a folder it may write.",
        options,
      );
    default:
      return new OwnPostgresError(
        "start_failed",
        `${path} cannot be used: ${error instanceof Error ? error.message : String(error)}.`,
        "Set DATA_DIR to a folder on a local disk, or DATABASE_URL to a PostgreSQL server.",
        options,
      );
  }
}

/** True where `said`, the words of PostgreSQL, tell of a full disk or quota. */
export function saysDiskFull(said: string): boolean {
  return /No space left on device|Disk quota exceeded|wrote only \d+ of \d+ bytes/.test(said);
}

/** The fault of a full disk or quota. */
export function diskFull(path: string, options?: ErrorOptions): OwnPostgresError {
  return new OwnPostgresError(
    "disk_full",
    `The disk of ${path} is full.`,
    "Free some space (nothing that was acknowledged is lost) and start again.",
    options,
  );
}
