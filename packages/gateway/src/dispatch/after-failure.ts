import type pg from "pg";
import { isDatabaseAway, levelOf } from "../database/connect.ts";
import type { WriteRef } from "../status/transitions.ts";
import { type Delivery, fromNow, type StepResult, takeStep, toBeReadAnew } from "./delivery.ts";
import type { LoadedWrite } from "./loaded-write.ts";

/** After an unexpected failure a write is left alone for so long, so that it holds up no other. */
const AFTER_FAILURE_MS = 60_000;
const AFTER_DATABASE_AWAY_MS = 1000;

const REASON =
  "Needs review: Guestcard itself failed at it until its deadline. The log has the errors under its job id.";

/**
 * What follows where a step failed as nobody expected: it is taken up again until the write's deadline, so that a
 * remedy can come; then a person has to say.
 */
export async function afterFailure(
  delivery: Delivery,
  write: LoadedWrite,
  error: unknown,
): Promise<StepResult> {
  const isAway = isDatabaseAway(error);
  delivery.log[levelOf(error)](
    { err: error, job_id: write.id },
    "a step of a write failed; it is taken up again",
  );
  const leftMs = write.deadlineAt.getTime() - Date.now();
  const pauseMs = isAway ? AFTER_DATABASE_AWAY_MS : AFTER_FAILURE_MS;
  const again = (ms: number): LoadedWrite => toBeReadAnew(write, fromNow(ms));
  if (leftMs > 0 || isAway) return again(Math.min(pauseMs, Math.max(leftMs, AFTER_DATABASE_AWAY_MS)));
  try {
    return await abandon(delivery, write);
  } catch (failure) {
    delivery.log[levelOf(failure)](
      { err: failure, job_id: write.id },
      "a write that failed was not abandoned",
    );
    return again(pauseMs);
  }
}

async function abandon(delivery: Delivery, write: LoadedWrite): Promise<StepResult> {
  const ref = await readRef(delivery.pool, write);
  if (!ref) return null;
  const isStored = ref.state === "stored";
  return (
    await takeStep(delivery, { ...write, ...ref }, "step_failed", null, {
      reason: REASON,
      changes: {
        ...(!isStored && { errors: [REASON] }),
        ...(ref.state === "sending" && { isUncertain: true }),
      },
    })
  ).next;
}

/** Of what a row says only what a step needs; null where it is gone or finished. */
async function readRef(
  pool: pg.Pool,
  { accountId, id }: LoadedWrite,
): Promise<Pick<WriteRef, "state" | "version" | "attempts"> | null> {
  const { rows } = await pool.query<Pick<WriteRef, "state" | "version" | "attempts">>(
    `select state, version, attempts from writes where account_id = $1 and id = $2 and due_at < 'infinity'`,
    [accountId, id],
  );
  return rows[0] ?? null;
}
