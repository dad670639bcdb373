import type { Called, Exchange, WriteOutcome } from "../connectors/realpage-rpx/outcomes.ts";
import type { RealPageRpx, RpxCall } from "../connectors/realpage-rpx/realpage-rpx.ts";
import type { Transition } from "../status/transitions.ts";
import { type Delivery, fromNow, growingPause, type StepResult, takeStep } from "./delivery.ts";
import type { LoadedWrite } from "./loaded-write.ts";

const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 5 * 60_000;
/** Others get through again and again where a write has blocked its integration so often and finds it open. */
const MOST_BLOCKS = 2;
/** The first look-up: most of what is stored shows at once, and a second spares asking too early. */
const FIRST_LOOK_UP_MS = 1000;

export type KeptExchange = NonNullable<Transition["exchange"]>;

/**
 * Makes the one call of a write's attempt: what a write means to RPX, for its delivery and for a dry run.
 * @param startedAt the moment of the intent.
 */
export type CallForWrite<T> = (
  rpx: RealPageRpx,
  call: RpxCall,
  write: Pick<LoadedWrite, "upstream" | "utcOffsetMinutes">,
  startedAt: Date,
) => Promise<Called<WriteOutcome<T>>>;

/** One attempt of a write: the call, and what follows where RPX confirms it. */
export type Attempt<T> = {
  /** @param startedAt the moment of the intent. */
  readonly call: (startedAt: Date) => Promise<Called<WriteOutcome<T>>>;
  readonly confirm: (confirmed: Confirmed<T>) => Promise<StepResult>;
  /** Whether RPX may have carried out an earlier attempt: a refusal does not say then that nothing was stored. */
  readonly isRepeat: boolean;
};

/** What RPX confirmed, of the write in state `sending`. */
export type Confirmed<T> = {
  readonly write: LoadedWrite;
  readonly value: T;
  readonly exchange: KeptExchange;
  readonly startedAt: Date;
};

/** Sends a write once. The intent is on disk before the first byte leaves: it was kept with the write, or is recorded now. */
export async function sendWrite<T>(
  delivery: Delivery,
  write: LoadedWrite,
  attempt: Attempt<T>,
): Promise<StepResult> {
  const isRefusedAlone = await isOpenAgain(delivery, write);
  const startedAt = write.state === "sending" ? write.movedAt : new Date();
  const sent = write.state === "sending" ? write : await recordIntent(delivery, write);
  if (sent?.state !== "sending") return sent;
  const { outcome, exchange: record } = await attempt.call(startedAt);
  const next =
    outcome.kind === "confirmed"
      ? await attempt.confirm({
          write: sent,
          value: outcome.value,
          exchange: { outcome: outcome.kind, record },
          startedAt,
        })
      : await settle(
          delivery,
          sent,
          { startedAt, isRefusedAlone, isRepeat: attempt.isRepeat },
          outcome,
          record,
        );
  // Only now: where the database is away, what is known of the outcome is not to be lost with this.
  if (outcome.kind !== "blocked" && outcome.kind !== "retry-later")
    await delivery.blocks.unblock(write.xPropertyId);
  return next;
}

/** Whether what a write blocked before, as it did again and again, is open: a block ends when a call gets through. */
async function isOpenAgain({ pool, blocks }: Delivery, write: LoadedWrite): Promise<boolean> {
  const { accountId, id, attempts, xPropertyId } = write;
  if (attempts < MOST_BLOCKS || blocks.isProbe(xPropertyId)) return false;
  const { rows } = await pool.query(
    `select from write_events where account_id = $1 and write_id = $2 and event = 'blocked' limit ${MOST_BLOCKS}`,
    [accountId, id],
  );
  return rows.length === MOST_BLOCKS;
}

/** The write as it is sent, or as it is where the step did not take. */
async function recordIntent(delivery: Delivery, write: LoadedWrite): Promise<StepResult> {
  const changes = { attempts: write.attempts + 1 };
  return (await takeStep(delivery, write, "send_started", "as-before", { changes })).next;
}

type Sent = {
  readonly startedAt: Date;
  /** Whether RPX's blocking it would say nothing of the others. */
  readonly isRefusedAlone: boolean;
  readonly isRepeat: boolean;
};

/** What follows where RPX does not confirm. */
async function settle(
  delivery: Delivery,
  write: LoadedWrite,
  { startedAt, isRefusedAlone, isRepeat }: Sent,
  outcome: Exclude<WriteOutcome<unknown>, { kind: "confirmed" }>,
  record: Exchange,
): Promise<StepResult> {
  const exchange: KeptExchange = { outcome: outcome.kind, record };
  const { reason } = outcome;
  switch (outcome.kind) {
    case "rejected": {
      if (isRepeat) return refusedInDoubt(delivery, write, reason, exchange);
      const changes = { errors: [reason] };
      return (await takeStep(delivery, write, "refused", null, { reason, exchange, changes })).next;
    }
    case "retry-later":
      return postpone(delivery, write, reason, exchange);
    case "blocked": {
      if (isRefusedAlone)
        return postpone(delivery, write, `${reason} It is tried by itself: others got through.`, exchange);
      const { cause } = outcome;
      const { probeAt, keep } = delivery.blocks.block(write.xPropertyId, cause, reason);
      delivery.log.warn({ job_id: write.id, cause, reason }, "integration blocked");
      const more = { reason, exchange, detail: { cause } };
      const { next } = await takeStep(delivery, write, "blocked", probeAt, more);
      await keep();
      return next;
    }
    case "outcome-unknown": {
      // What RPX fails at each time is sent again after each look-up that does not find it.
      const dueAt = fromNow(growingPause(write.attempts - 1, FIRST_LOOK_UP_MS, LONGEST_RETRY_MS));
      const changes = { uncertainSince: startedAt, isUncertain: true } as const;
      return (await takeStep(delivery, write, "outcome_lost", dueAt, { reason, exchange, changes })).next;
    }
    default:
      return outcome satisfies never;
  }
}

async function postpone(
  delivery: Delivery,
  write: LoadedWrite,
  reason: string,
  exchange: KeptExchange,
): Promise<StepResult> {
  const pause = growingPause(write.attempts - 1, FIRST_RETRY_MS, LONGEST_RETRY_MS);
  return (await takeStep(delivery, write, "postponed", fromNow(pause), { reason, exchange })).next;
}

async function refusedInDoubt(
  delivery: Delivery,
  write: LoadedWrite,
  refusal: string,
  exchange: KeptExchange,
): Promise<StepResult> {
  const reason = `Needs review: RPX may have carried it out when its reply was lost, and refused it when it was sent again: ${refusal}`;
  const changes = { errors: [reason] };
  return (await takeStep(delivery, write, "refused_in_doubt", null, { reason, exchange, changes })).next;
}
