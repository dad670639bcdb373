import type pg from "pg";
import type { Logger } from "pino";
import { groupCommit } from "../database/group-commit.ts";
import { recordTransitions } from "./record-transitions.ts";
import type { Transition, TransitionResult } from "./transitions.ts";

/** Records steps of writes, many callers at once sharing one transaction. */
export type TransitionWriter = {
  /**
   * Resolves once the step is on disk, or was refused. While the database is away it waits and tries again: what is
   * known of an outcome is not thrown away. A caller has one step of a write under way at a time.
   * @throws Error where the step itself is wrong, or the database is away at the stop.
   */
  record(transition: Transition): Promise<TransitionResult>;
  /** Ends waiting for an absent database: what is not recorded by now is settled by the next worker's look-up. */
  stop(): void;
};

/** Bounds one statement's size; 200 steps with their exchanges are about 1 MB. */
const MOST_IN_ONE = 200;

/** Starts a writer over `pool`. */
export function startTransitionWriter(pool: pg.Pool, log: Logger): TransitionWriter {
  let stopped = false;
  return {
    record: groupCommit({
      commit: (transitions: readonly Transition[]) => recordTransitions(pool, transitions),
      most: MOST_IN_ONE,
      isPatient: () => !stopped,
      onAway: (error, steps) => log.warn({ err: error, steps }, "database away; steps wait to be recorded"),
    }),
    stop: () => {
      stopped = true;
    },
  };
}
