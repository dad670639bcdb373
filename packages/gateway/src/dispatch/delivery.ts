import type pg from "pg";
import type { Logger } from "pino";
import type { RpxCredentials, RpxSite } from "../connectors/realpage-rpx/credentials.ts";
import type { RealPageRpx, RpxCall } from "../connectors/realpage-rpx/realpage-rpx.ts";
import type { LeadStore } from "../records/store-lead.ts";
import type { WriteEvent } from "../status/states.ts";
import type { Due, Transition, TransitionResult, WriteRef } from "../status/transitions.ts";
import type { DeliveryMetrics } from "../telemetry/metrics/delivery-metrics.ts";
import type { Span, Tracer } from "../telemetry/tracing/tracer.ts";
import type { LaneBlocks } from "./lane-blocks.ts";
import type { LoadedWrite } from "./loaded-write.ts";

/** Times that delivery goes by. */
export type DeliveryTimes = {
  /** How long RPX may take to show a guest card that it stored, in milliseconds. */
  readonly settleMs: number;
  /** The pause before a blocked lane is tried again for the first time, in milliseconds. */
  readonly firstProbeMs: number;
  /** How long a lane is leased, in milliseconds: a dead worker's lane is taken over after that. */
  readonly leaseMs: number;
  /** For tests that must see leads doubled: takes a lead for absent without asking RPX. */
  readonly breaksLookUp: boolean;
};

/** What the steps of a delivery work with: one lane's lease, credentials and blocks, and the parts they call. */
export type Delivery = {
  readonly integrationId: string;
  readonly accountId: string;
  readonly leaseToken: string;
  readonly credentials: RpxCredentials;
  readonly blocks: LaneBlocks;
  readonly pool: pg.Pool;
  readonly rpx: RealPageRpx;
  readonly times: DeliveryTimes;
  readonly log: Logger;
  /** What every call to RPX carries: credentials, the check of the lease before the first byte, the stop signal. */
  readonly call: RpxCall;
  record(transition: Transition): Promise<TransitionResult>;
  readonly storeLead: LeadStore;
  readonly metrics: DeliveryMetrics;
  /** Null where tracing is off. */
  readonly tracer: Tracer | null;
  /** Of the step under way; null where it is not traced. */
  readonly span: Span | null;
};

/** The part of a write's `upstream` that every operation has. */
export type Upstream = { readonly site: RpxSite };

/** What a step left: the write as it now stands, to be gone on with when it is due; or null where nothing is left to do, or not by this lane. */
export type StepResult = LoadedWrite | null;

type Particulars = Partial<Pick<Transition, "reason" | "detail" | "changes" | "claim" | "exchange">>;

/** A write that a step did not take is left alone for so long: who else moves it is to have done so. */
const OVERTAKEN_MS = 500;

/**
 * Records one step of a write under the lane's lease. `next` is null where the step ends the lane's work. Where it did
 * not take, the write is another by now (as where this very step was recorded, and its answer lost) and is read anew.
 */
export async function takeStep(
  delivery: Delivery,
  write: LoadedWrite,
  event: WriteEvent,
  dueAt: Due,
  particulars: Particulars = {},
): Promise<{ readonly result: TransitionResult; readonly next: StepResult }> {
  const result = await delivery.record({
    write,
    event,
    leaseToken: delivery.leaseToken,
    dueAt,
    ...particulars,
  });
  const { changes } = particulars;
  if (result.kind !== "applied") {
    const { kind } = result;
    delivery.log.warn({ job_id: write.id, event, result: kind }, "step not taken");
    delivery.span?.event(event, { "guestcard.state": write.state, "guestcard.result": kind });
    return { result, next: toBeReadAnew(write, fromNow(OVERTAKEN_MS)) };
  }
  tellMoved(delivery, write, result.write, event, particulars.reason);
  if (dueAt === null) return { result, next: null };
  const next: LoadedWrite = {
    ...write,
    ...result.write,
    dueAt: dueAt === "as-before" ? write.dueAt : dueAt,
    movedAt: new Date(),
    lookUps: changes?.lookUps ?? write.lookUps,
    readBacks: changes?.readBacks ?? write.readBacks,
    guestCardId: changes?.guestCardId ?? write.guestCardId,
    settledAbsentAt: event === "look_up_absent" ? performance.now() : null,
  };
  // Since when and until when it was under way is told by PostgreSQL's clock: that of this process may be wrong.
  return { result, next: changes?.isUncertain === true ? toBeReadAnew(next, next.dueAt) : next };
}

/** Tells metrics, log and trace of a step that is on disk. */
export function tellMoved(
  delivery: Delivery,
  before: LoadedWrite,
  after: WriteRef,
  event: WriteEvent,
  reason?: string,
): void {
  delivery.metrics.moved(before, event, after.state);
  const { id, attempts, state } = after;
  delivery.log.info({ job_id: id, attempt: attempts, event, state, reason }, "write moved");
  delivery.span?.event(event, { "guestcard.state": state, "guestcard.result": "applied" });
}

/** A write of which nothing is known but that it may be under way. */
export const toBeReadAnew = (write: LoadedWrite, dueAt: Date): LoadedWrite => ({
  ...write,
  isStale: true,
  state: "unknown",
  dueAt,
});

/** The part of a growing pause that chance may take off at most. */
const TAKEN_OFF = 0.2;

const pauseAtMost = (times: number, firstMs: number, longestMs: number): number =>
  Math.min(firstMs * 2 ** Math.min(times, 30), longestMs);

/** Grows from `firstMs` by doubling, with up to 20 % taken off at random so that writes do not come back in step. */
export function growingPause(times: number, firstMs: number, longestMs: number): number {
  return pauseAtMost(times, firstMs, longestMs) * (1 - Math.random() * TAKEN_OFF);
}

/** How long the first `times` growing pauses take at least, together. */
export function leastOfPauses(times: number, firstMs: number, longestMs: number): number {
  const pauses = Array.from({ length: times }, (_, before) => pauseAtMost(before, firstMs, longestMs));
  return pauses.reduce((sum, pause) => sum + pause * (1 - TAKEN_OFF), 0);
}

/** The moment `ms` from now. */
export const fromNow = (ms: number): Date => new Date(Date.now() + ms);
