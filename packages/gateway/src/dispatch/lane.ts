import { setTimeout as pause } from "node:timers/promises";
import type { RpxCall } from "../connectors/realpage-rpx/realpage-rpx.ts";
import { afterFailure } from "./after-failure.ts";
import { BackgroundCalls } from "./background-calls.ts";
import type { Delivery } from "./delivery.ts";
import type { CommitEnd, EarlyStart, NewWrite } from "../intake/new-write.ts";
import { InHand, type IsMeant, none, youngerThan } from "./in-hand.ts";
import { LaneQueue } from "./lane-queue.ts";
import type { LaneSettings, LeasedLane } from "./lane-store.ts";
import { type LaneReading, type LoadedWrite, loadWrite, type QueueReader } from "./loaded-write.ts";
import { type NextStep, nextStep, sendBegun } from "./next-step.ts";
import { type Pacer, requestInterval } from "./pacer.ts";
import type { Rush } from "./rush.ts";
import { runStep } from "./run-step.ts";
import type { Stopwatch } from "./stopwatch.ts";

/** For its holder a lease ends at this part of its time, so that no call begins at the brink. */
const LEASE_COUNTS_FOR = 0.85;
const LONGEST_SLEEP_MS = 10_000;
/** A pause shorter than this is waited out with the lane in hand; for a longer one the lane is given back. */
const LONGEST_LINGER_MS = 1500;
/**
 * A lane that has nothing to do is kept for so long, so that the next write of a burst finds it leased. A lease with
 * all that goes with it costs as much as half a delivery; a process that is killed meanwhile leaves no more behind
 * than one that is killed at work.
 */
const IDLE_MS = 1000;
/**
 * Reading a stored lead back can wait, and a lead that waits cannot: so in a burst the calls go to leads first. No
 * read-back waits longer than this for them, and no more than so many writes are in hand meanwhile.
 */
const READ_BACK_WAITS_MS = 20_000;
const MOST_IN_HAND = 200;
/**
 * While leads rush in, a read-back also waits for those of other lanes, so long at most after its lead was stored; it
 * is looked at again so often.
 */
const READ_BACK_WAITS_IN_RUSH_MS = 5000;
const RUSH_LOOK_MS = 300;

/** What a lane is made with. `delivery` gets the lane's check of its lease and its stop signal. */
export type LaneParts = {
  readonly leased: LeasedLane;
  /** Begun before the lease was asked for. */
  readonly sinceLeased: Stopwatch;
  readonly leaseMs: number;
  readonly pacer: Pacer;
  /** What the lane begins with, and whether more of it may wait. */
  readonly beginnings: LaneReading;
  readonly mayHoldMore: boolean;
  /** Whether the lane may be kept while it has nothing to do. */
  readonly mayIdle: () => boolean;
  readonly rush: Rush;
  readonly readQueue: QueueReader;
  readonly delivery: (call: Pick<Required<RpxCall>, "turn" | "maySend" | "signal">) => Delivery;
};

/**
 * One integration's lane in the hands of this process: sends its writes in order, at its pace and with no more calls
 * at once than it may, until nothing is due, the lease is lost or the process stops.
 */
export class Lane {
  readonly leased: LeasedLane;
  readonly pacer: Pacer;
  readonly #delivery: Delivery;
  readonly #calls = new AbortController();
  readonly #inHand = new InHand();
  readonly #tasks = new Set<Promise<void>>();
  readonly #queue: LaneQueue;
  readonly #mayIdle: () => boolean;
  readonly #rush: Rush;
  #places: number;
  #idleUntil = performance.now() + IDLE_MS;
  #isIdle = false;
  /** True while the lane waits for something to happen, and is not about to begin anything. */
  #rests = false;
  readonly #leaseMs: number;
  #sinceLeased: Stopwatch;
  #lost = false;
  #stopping = false;
  #poked = false;
  #wake: () => void = () => undefined;
  readonly #background = new BackgroundCalls();

  constructor(parts: LaneParts) {
    this.leased = parts.leased;
    this.pacer = parts.pacer;
    this.#leaseMs = parts.leaseMs * LEASE_COUNTS_FOR;
    this.#sinceLeased = parts.sinceLeased;
    this.#delivery = parts.delivery({
      turn: (signal) => this.pacer.depart(signal),
      maySend: () => this.#holdsLease(),
      signal: this.#calls.signal,
    });
    this.#places = parts.leased.maxJobConcurrency;
    this.#mayIdle = parts.mayIdle;
    this.#rush = parts.rush;
    const { writes, nextDueMs } = parts.beginnings;
    for (const write of writes) if (write.state !== "waiting") this.#inHand.hold(write);
    this.#queue = new LaneQueue({
      pool: this.#delivery.pool,
      readQueue: parts.readQueue,
      integrationId: parts.leased.integrationId,
      blocks: this.#delivery.blocks,
      inHand: this.#inHand,
      waiting: writes.filter((write) => write.state === "waiting"),
      nextDueMs,
      mayHoldMore: parts.mayHoldMore,
    });
  }

  /** True while the lane has nothing to do and is kept in case. */
  get isIdle(): boolean {
    return this.#isIdle;
  }

  /** Takes over writes that this process has just committed. False where the lane has ended and will not look. */
  hand(writes: readonly NewWrite[]): boolean {
    this.#queue.hand(writes);
    return this.#rouse();
  }

  /** Keeps the lane for a write that is about to come. False where it has ended. */
  expect(): boolean {
    this.#idleUntil = performance.now() + IDLE_MS;
    return !this.#stopping;
  }

  /**
   * Sets a place aside for a write that is being committed, so that it is kept as begun and sent at once. Null where the
   * lane cannot send it at once.
   */
  startEarly(write: NewWrite): EarlyStart | null {
    if (!this.#rests || !this.#mayBegin() || this.#freePlaces() <= 0 || this.pacer.waitMs() > 0) return null;
    const isOthersTurn = this.#dueNow((held) => held.state !== "stored") !== null;
    if (isOthersTurn || Date.now() >= write.deadlineAt.getTime()) return null;
    const waiting = this.#queue.early(write);
    if (!waiting) return null;
    const giveTurnBack = this.pacer.take();
    const committed = Promise.withResolvers<CommitEnd>();
    const work = committed.promise.then((end) => {
      if (end === "begun") return this.#work(waiting, sendBegun(waiting));
      giveTurnBack();
      if (end === "not-begun") return waiting;
      // It may come to be on disk as begun under this lease: the holder of the next one reads what was.
      this.stop();
      this.#background.makePlace();
      return null;
    });
    this.#start(waiting, work);
    return { leaseToken: this.leased.leaseToken, settle: committed.resolve };
  }

  /** Says that the integration's settings were changed. A lane at work learns them with its renewal. */
  settingsChanged(): void {
    if (this.#isIdle) this.stop();
  }

  /** Says that a sync ended, which may have changed what is known of properties. */
  synced(): boolean {
    this.#queue.forgetProperties();
    return this.#rouse();
  }

  /** Tells the lane that a write may have come. False where it has ended and will not look. */
  poke(): boolean {
    this.#queue.lookAgain();
    return this.#rouse();
  }

  #rouse(): boolean {
    this.#poked = true;
    this.#wake();
    return !this.#stopping;
  }

  /**
   * @param sinceAsked begun before the renewal was asked for.
   * @param settings what the integration is set to by now. A changed pace holds from the next request on; with other
   * credentials the lane is begun anew.
   */
  renewed(sinceAsked: Stopwatch, settings: LaneSettings): void {
    this.#sinceLeased = sinceAsked;
    this.#places = settings.maxJobConcurrency;
    this.pacer.change(requestInterval(settings.maxRequestFrequency, settings.maxRequestCadence));
    if (settings.credentialsSealed !== this.leased.credentialsSealed) this.stop();
  }

  /** The lease is another's: nothing more may be begun or recorded. */
  lost(): void {
    this.#lost = true;
    this.#calls.abort();
    this.#wake();
  }

  /** Begins nothing more; what is under way may end. */
  stop(): void {
    this.#stopping = true;
    this.#wake();
  }

  /** Ends the calls under way; writes whose request may have left are recorded as unknown. */
  abort(): void {
    this.#calls.abort();
  }

  #holdsLease(): boolean {
    return !this.#lost && this.#sinceLeased.elapsedMs() < this.#leaseMs;
  }

  #mayBegin(): boolean {
    return !this.#stopping && !this.#calls.signal.aborted && this.#holdsLease();
  }

  #freePlaces(): number {
    return this.#places - this.#inHand.running - this.#background.running;
  }

  /**
   * Runs the lane until it ends, the writes under way included.
   * @param hasBackground whether a sync is under way, which keeps the lane in hand.
   * @returns how many milliseconds the lane should rest though writes are waiting (it is blocked).
   */
  async run(hasBackground: () => boolean): Promise<{ restMs: number }> {
    try {
      while (this.#mayBegin()) if (!(await this.#turn(hasBackground))) break;
    } finally {
      this.#stopping = true;
      this.#background.refuse();
      await Promise.allSettled(this.#tasks);
    }
    const begun = this.#inHand.firstDue();
    const untilBegun = begun ? Math.max(0, begun.dueAt.getTime() - Date.now()) : Infinity;
    return { restMs: Math.min(this.#delivery.blocks.wholeWaitMs(), untilBegun) };
  }

  /** One turn: begins one write or background call, or waits. False: nothing is left to wait for. */
  async #turn(hasBackground: () => boolean): Promise<boolean> {
    this.#poked = false;
    const write = await this.#nextWrite();
    if (write && this.#freePlaces() > 0) {
      this.#begin(write);
      return true;
    }
    if (write) {
      if (write.state === "waiting") this.#queue.putBack(write);
      this.#background.makePlace();
      await this.#sleep(LONGEST_SLEEP_MS);
      return true;
    }
    // What a read-back leaves to leads is not for the background, which takes more.
    const waitsInRush = this.#readBacksBehindRush();
    const isRush = this.#inHand.hasAny(waitsInRush);
    if (!isRush && this.#serveBackground()) return true;
    const busy = this.#inHand.running > 0 || hasBackground();
    const begun = this.#inHand.firstDue((held) => !waitsInRush(held));
    const untilDue = begun ? Math.max(0, begun.dueAt.getTime() - Date.now()) : Infinity;
    const untilBegun = isRush ? Math.min(untilDue, RUSH_LOOK_MS) : untilDue;
    const now = performance.now();
    if (busy) this.#idleUntil = now + IDLE_MS;
    const mayIdle = now < this.#idleUntil && this.#mayIdle() && this.#delivery.blocks.wholeWaitMs() === 0;
    if (!busy && !this.#poked && !mayIdle && untilBegun > LONGEST_LINGER_MS) {
      // From here on a poke says that nobody looks any more.
      this.#stopping = true;
      return false;
    }
    const untilPace =
      this.#background.isWanted && this.#freePlaces() > 0 && !isRush ? this.pacer.waitMs() : Infinity;
    this.#isIdle = !busy && mayIdle;
    const idleMs = this.#isIdle ? this.#idleUntil - now : Infinity;
    await this.#sleep(Math.min(untilBegun, untilPace, this.#queue.untilLookMs(), idleMs));
    this.#isIdle = false;
    return true;
  }

  async #nextWrite(): Promise<LoadedWrite | null> {
    const mayWait = this.#readBacksBehindLeads();
    const urgent = this.#dueNow((write) => !mayWait(write));
    if (urgent) return urgent;
    if (this.#delivery.blocks.wholeWaitMs() === 0) {
      // Where a call of the background has the last place, a write that waits is to get it.
      const waiting = await this.#queue.next(this.#freePlaces() > 0 || this.#background.running > 0);
      if (waiting) return waiting;
    }
    const waitsInRush = this.#readBacksBehindRush();
    return this.#dueNow((write) => !waitsInRush(write));
  }

  #dueNow(isMeant: IsMeant): LoadedWrite | null {
    const first = this.#inHand.firstDue(isMeant);
    return first && first.dueAt.getTime() <= Date.now() ? first : null;
  }

  /** Of now: the read-backs that give way to leads that wait. */
  #readBacksBehindLeads(): IsMeant {
    if (this.#inHand.size > MOST_IN_HAND) return none;
    const isYoung = youngerThan(READ_BACK_WAITS_MS);
    return (write) => write.state === "stored" && isYoung(write);
  }

  /** Of now: the read-backs that give way to leads of other lanes, unless others want this one's place. */
  #readBacksBehindRush(): IsMeant {
    if (!this.#rush.isOn() || !this.#mayIdle()) return none;
    const isYoung = youngerThan(READ_BACK_WAITS_IN_RUSH_MS);
    return (write) => write.state === "stored" && write.readBacks === 0 && isYoung(write);
  }

  #begin(write: LoadedWrite): void {
    this.#start(write, this.#work(write));
  }

  /** Takes a write in hand that `work` runs, which resolves with it where something is left to do. */
  #start(write: LoadedWrite, work: Promise<LoadedWrite | null>): void {
    this.#inHand.start(write);
    const task = work.then((left) => {
      // What waits in the queue is read from there again.
      if (left && left.state !== "waiting") this.#inHand.hold(left);
      else this.#inHand.drop(write.id);
      if (left?.state === "waiting") this.#queue.putOff(left);
      // Others of its person may have waited in the queue for this change or event.
      else if (write.operation !== "create_lead") this.#queue.lookAgain();
      this.#tasks.delete(task);
      this.#wake();
    });
    this.#tasks.add(task);
  }

  /**
   * Takes a write from step to step as long as the next is due at once, until it is stored. `begun` is a step that was
   * begun already. Returns it where something is left to do.
   */
  async #work(first: LoadedWrite, begun: NextStep | null = null): Promise<LoadedWrite | null> {
    const { pool } = this.#delivery;
    try {
      let write = first.isStale ? await loadWrite(pool, first.accountId, first.id) : first;
      if (first.isStale && write && write.dueAt.getTime() > Date.now()) return write;
      for (let step = begun; write; step = null) {
        step ??= await this.#inTurn(nextStep(write));
        if (!step) return write;
        const run = runStep.bind(null, this.#delivery, write, step);
        write = await (write.state === "waiting" ? this.#rush.during(run) : run());
        if (write && (write.state === "stored" || write.dueAt.getTime() > Date.now())) return write;
      }
      return null;
    } catch (error) {
      return afterFailure(this.#delivery, first, error);
    }
  }

  /** A step, in the lane's next moment to send where it sends. Null: the lane may begin nothing any more. */
  async #inTurn(step: NextStep): Promise<NextStep | null> {
    if (step.calls) {
      for (let wait = this.pacer.waitMs(); wait > 0 && this.#mayBegin(); wait = this.pacer.waitMs())
        await pause(Math.min(wait, 1000));
      this.pacer.take();
    }
    return this.#mayBegin() ? step : null;
  }

  /**
   * A call of the background: waits until no write wants the lane, and gives way when one comes and finds no free
   * place (reading again is harmless). @throws Error where the lane ends meanwhile.
   */
  backgroundCall<T>(make: (call: RpxCall) => Promise<T>): Promise<T> {
    return this.#background.call(
      (turn) => make({ ...this.#delivery.call, signal: AbortSignal.any([turn, this.#calls.signal]) }),
      { mayWait: () => this.#mayBegin(), onChange: () => this.#wake() },
    );
  }

  #serveBackground(): boolean {
    if (!this.#background.isWanted || this.#freePlaces() <= 0 || this.pacer.waitMs() > 0) return false;
    this.pacer.take();
    this.#background.serve();
    return true;
  }

  /** Sleeps until something happens, at most `ms`. */
  async #sleep(ms: number): Promise<void> {
    if (this.#poked) return;
    this.#rests = true;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.min(ms, LONGEST_SLEEP_MS));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#rests = false;
  }
}
