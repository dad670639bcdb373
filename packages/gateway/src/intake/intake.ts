import type pg from "pg";
import type { Logger } from "pino";
import { groupCommit } from "../database/group-commit.ts";
import { commitWrites } from "./commit-writes.ts";
import type { Acceptance, NewWrite } from "./new-write.ts";

/** Takes writes in: what `accept` resolves with is on disk. */
export type Intake = {
  /** @throws the database's error where it stays away: nothing may be promised to the caller then. */
  accept(write: NewWrite): Promise<Acceptance>;
};

/** Bounds one statement's size: 500 leads are about 1 MB. */
const MOST_IN_ONE = 500;
/** A short restart of PostgreSQL is waited out; after that a caller is better served by a 503 and a later try. */
const PATIENCE_MS = 3000;

/**
 * Starts the intake.
 * @param onAccepted told after the commit which integration has work; it must not throw and is not waited for.
 */
export function startIntake(
  pool: pg.Pool,
  log: Logger,
  onAccepted: (integrationIds: ReadonlySet<string>) => void,
): Intake {
  const accept = groupCommit({
    commit: async (writes: readonly NewWrite[]) => {
      const acceptances = await commitWrites(pool, writes);
      onAccepted(new Set(writes.map((write) => write.integrationId)));
      return acceptances;
    },
    most: MOST_IN_ONE,
    isPatient: (waitedMs) => waitedMs < PATIENCE_MS,
    onAway: (error, writes) => log.warn({ err: error, writes }, "database away; writes wait to be accepted"),
  });
  return { accept };
}
