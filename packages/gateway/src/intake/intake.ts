import type pg from "pg";
import type { Logger } from "pino";
import { groupCommit } from "../database/group-commit.ts";
import type { IntakeMetrics } from "../telemetry/metrics/intake-metrics.ts";
import { commitWrites } from "./commit-writes.ts";
import type { Acceptance, CommitEnd, EarlyStart, NewWrite } from "./new-write.ts";

/** Takes writes in: what `accept` resolves with is on disk. */
export type Intake = {
  /** @throws the database's error where it stays away: nothing may be promised to the caller then. */
  accept(write: NewWrite): Promise<Acceptance>;
};

/** Bounds one statement's size: 500 leads are about 1 MB. */
const MOST_IN_ONE = 500;
/** A short restart of PostgreSQL is waited out; after that a caller is better served by a 503 and a later try. */
const PATIENCE_MS = 3000;

export type IntakeOptions = {
  /**
   * Told before a commit of its writes; it must not throw and is not waited for. Gives those that are to be kept as
   * begun, by their ids.
   */
  readonly onAccepting: (writes: readonly NewWrite[]) => ReadonlyMap<string, EarlyStart>;
  /** Told after the commit which writes were taken and wait; it must not throw and is not waited for. */
  readonly onAccepted: (writes: readonly NewWrite[]) => void;
  readonly metrics: IntakeMetrics;
  /** For tests that must see leads lost: answers without waiting for the disk. */
  readonly answersBeforeCommit: boolean;
};

const isWaiting = (taken: Acceptance | undefined): boolean => taken?.kind === "accepted" && !taken.isBegun;

/** Starts the intake. */
export function startIntake(pool: pg.Pool, log: Logger, options: IntakeOptions): Intake {
  const { metrics } = options;

  async function commit(writes: readonly NewWrite[]): Promise<Acceptance[]> {
    const early = options.onAccepting(writes);
    const begun = new Set<string>();
    // Of a commit that fails nobody knows what is on disk.
    let otherwise: CommitEnd = "unknown";
    try {
      const acceptances = await commitWrites(pool, writes, early);
      otherwise = "not-begun";
      for (const taken of acceptances)
        if (taken.kind === "accepted" && taken.isBegun) begun.add(taken.writeId);
      return acceptances;
    } finally {
      for (const [id, start] of early) start.settle(begun.has(id) ? "begun" : otherwise);
    }
  }

  const accept = groupCommit({
    commit: async (writes: readonly NewWrite[]) => {
      const acceptances = await commit(writes);
      metrics.taken(writes, acceptances);
      options.onAccepted(writes.filter((_write, index) => isWaiting(acceptances[index])));
      return acceptances;
    },
    most: MOST_IN_ONE,
    isPatient: (waitedMs) => waitedMs < PATIENCE_MS,
    onAway: (error, writes) => log.warn({ err: error, writes }, "database away; writes wait to be accepted"),
  });
  if (!options.answersBeforeCommit) return { accept };
  return {
    accept: async (write) => {
      accept(write).catch((error: unknown) => log.error({ err: error }, "answered, and not kept"));
      return { kind: "accepted", writeId: write.id, isBegun: false };
    },
  };
}
