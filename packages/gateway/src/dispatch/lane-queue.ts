import type pg from "pg";
import type { NewWrite } from "../intake/new-write.ts";
import { deferWaiting } from "../status/due-times.ts";
import type { InHand } from "./in-hand.ts";
import type { LaneBlocks } from "./lane-blocks.ts";
import { type LoadedWrite, type QueueReader, READ_AHEAD } from "./loaded-write.ts";

/** What nobody tells of (an announcement that was lost) is looked for this often while a lane is busy. */
const LOOK_AGAIN_MS = 5000;
const OVERDUE_MS = 100;

export type LaneQueueParts = {
  readonly pool: pg.Pool;
  readonly readQueue: QueueReader;
  readonly integrationId: string;
  readonly blocks: LaneBlocks;
  readonly inHand: InHand;
  /** The writes that waited when the lane was leased, in order, whether more of them may, and when the next is due. */
  readonly waiting: readonly LoadedWrite[];
  readonly mayHoldMore: boolean;
  readonly nextDueMs: number | null;
};

/**
 * The waiting writes of a lane, as far as its holder knows them. The queue itself is in the database; what this process
 * takes in while it knows that nothing waits before is handed over in memory and need not be read. Truth does not rest
 * on that: the intent to send names the version of the row and the lease.
 */
export class LaneQueue {
  readonly #parts: LaneQueueParts;
  #ready: LoadedWrite[];
  /** Whether something may wait in the database that is not known here. */
  #mayHoldMore: boolean;
  #isReading = false;
  #lookAgainAt = performance.now() + LOOK_AGAIN_MS;
  #deferredUntil = Infinity;
  /** Whose writes were put off while the queue was being read. */
  readonly #putOffMeanwhile = new Set<string>();
  /** Of the properties that were met under this lease: how far their clocks are ahead of UTC. */
  readonly #utcOffsets = new Map<string, number | null>();

  constructor(parts: LaneQueueParts) {
    this.#parts = parts;
    this.#mayHoldMore = parts.mayHoldMore;
    this.#ready = this.#learned(parts.waiting);
    this.#learnNextDue(parts.nextDueMs);
  }

  /** Says that there may be writes that are not known here. */
  lookAgain(): void {
    this.#mayHoldMore = true;
  }

  /** Forgets what a sync may have changed. */
  forgetProperties(): void {
    this.#utcOffsets.clear();
  }

  /**
   * Says that a write that was under way waits again. What was read ahead for the same person was read while it was
   * under way, and is looked for anew, so that none overtakes it.
   */
  putOff({ personKey, dueAt }: LoadedWrite): void {
    const others = this.#ready.filter((other) => other.personKey !== personKey);
    this.#mayHoldMore ||= this.#isReading || others.length < this.#ready.length;
    this.#ready = others;
    if (this.#isReading) this.#putOffMeanwhile.add(personKey);
    this.#dueFrom(dueAt);
  }

  /** Notes that a write of the lane will be due at that moment. */
  #dueFrom(until: Date): void {
    this.#learnNextDue(until.getTime() - Date.now());
  }

  #learnNextDue(ms: number | null): void {
    if (ms !== null) this.#deferredUntil = Math.min(this.#deferredUntil, performance.now() + ms);
  }

  /**
   * Milliseconds until the queue is to be looked at: when a write that waits for a later moment is due, and now and then
   * in any case. One that was due before and could not be begun is tried again soon.
   */
  untilLookMs(): number {
    const now = performance.now();
    const untilDue = this.#deferredUntil - now;
    const untilLook = this.#lookAgainAt - now;
    // A look that was due before waits for a place, and the lane is woken where one becomes free.
    return Math.min(untilDue > 0 ? untilDue : OVERDUE_MS, untilLook > 0 ? untilLook : Infinity);
  }

  /** Takes over writes that this process has just committed, in their order; what it may not take is read later. */
  hand(writes: readonly NewWrite[]): void {
    const known = new Set([...this.#ready.map((write) => write.id), ...this.#parts.inHand.ids]);
    for (const write of writes) {
      if (known.has(write.id)) continue;
      const utcOffsetMinutes = this.#utcOffsets.get(write.propertyId);
      // Changes and events have to wait for others of their person, which a query finds out.
      this.#mayHoldMore ||=
        this.#isReading ||
        this.#ready.length >= READ_AHEAD ||
        utcOffsetMinutes === undefined ||
        write.operation !== "create_lead";
      if (this.#mayHoldMore) return;
      this.#ready.push(asLoaded(write, utcOffsetMinutes ?? null));
    }
  }

  /**
   * A write that is being committed, as it will be on disk, where it may be begun with that: it is known that nothing
   * waits before it, and nothing keeps it. Null otherwise.
   */
  early(write: NewWrite): LoadedWrite | null {
    const { blocks, inHand } = this.#parts;
    const utcOffsetMinutes = this.#utcOffsets.get(write.propertyId);
    return write.operation === "create_lead" &&
      utcOffsetMinutes !== undefined &&
      !this.#mayHoldMore &&
      !this.#isReading &&
      this.#ready.length === 0 &&
      performance.now() < this.#deferredUntil &&
      !blocks.isProbe(write.xPropertyId) &&
      !inHand.has(write.id) &&
      inHand.ofPerson(write.personKey) === null
      ? asLoaded(write, utcOffsetMinutes)
      : null;
  }

  putBack(write: LoadedWrite): void {
    this.#ready.unshift(write);
  }

  /** The next write that may be begun; null where there is none, or a probe is under way. `mayRead` allows a query. */
  async next(mayRead: boolean): Promise<LoadedWrite | null> {
    const known = await this.#nextReady();
    if (known !== undefined) return known;
    const now = performance.now();
    if (!mayRead || !(this.#mayHoldMore || now >= this.#lookAgainAt || now >= this.#deferredUntil))
      return null;
    await this.#read();
    return (await this.#nextReady()) ?? null;
  }

  async #read(): Promise<void> {
    const { readQueue, integrationId, inHand } = this.#parts;
    this.#mayHoldMore = false;
    this.#isReading = true;
    this.#deferredUntil = Infinity;
    try {
      const { writes, nextDueMs } = await readQueue({ integrationId, except: inHand.ids });
      this.#ready = this.#learned(writes.filter(({ personKey }) => !this.#putOffMeanwhile.has(personKey)));
      this.#learnNextDue(nextDueMs);
      this.#mayHoldMore ||= writes.length === READ_AHEAD;
      this.#lookAgainAt = performance.now() + LOOK_AGAIN_MS;
    } catch (error) {
      this.#mayHoldMore = true;
      throw error;
    } finally {
      this.#isReading = false;
      this.#putOffMeanwhile.clear();
    }
  }

  /** The first write read ahead that may be begun; null where a probe is under way; undefined where none is left. */
  async #nextReady(): Promise<LoadedWrite | null | undefined> {
    const { blocks, inHand } = this.#parts;
    for (let index = 0; index < this.#ready.length;) {
      const write = this.#ready[index];
      if (!write) break;
      const blockedMs = blocks.waitMs(write.xPropertyId);
      const sibling = inHand.ofPerson(write.personKey);
      if (blockedMs > 0) {
        this.#ready = this.#ready.filter((other) => other.xPropertyId !== write.xPropertyId);
        await this.#defer({ xPropertyId: write.xPropertyId }, blockedMs);
      } else if (sibling?.running === true) {
        index++;
      } else if (sibling) {
        const others = this.#ready.filter(({ personKey }) => personKey === write.personKey);
        this.#ready = this.#ready.filter(({ personKey }) => personKey !== write.personKey);
        const waitMs = Math.max(1, sibling.dueAt.getTime() - Date.now() + 1);
        await this.#defer({ ids: others.map(({ id }) => id) }, waitMs);
      } else if (blocks.isProbe(write.xPropertyId) && inHand.running > 0) {
        // A probe goes out alone.
        return null;
      } else {
        this.#ready.splice(index, 1);
        return write;
      }
    }
    return undefined;
  }

  async #defer(which: { xPropertyId: string } | { ids: readonly string[] }, waitMs: number): Promise<void> {
    await deferWaiting(this.#parts.pool, this.#parts.integrationId, which, waitMs);
    this.#dueFrom(new Date(Date.now() + waitMs));
  }

  #learned(writes: readonly LoadedWrite[]): LoadedWrite[] {
    for (const write of writes) this.#utcOffsets.set(write.propertyId, write.utcOffsetMinutes);
    return [...writes];
  }
}

/** A write that was just taken in, as a query would show it. */
function asLoaded(write: NewWrite, utcOffsetMinutes: number | null): LoadedWrite {
  const acceptedAt = new Date(write.acceptedAt);
  return {
    id: write.id,
    accountId: write.accountId,
    integrationId: write.integrationId,
    propertyId: write.propertyId,
    xPropertyId: write.xPropertyId,
    version: 1,
    state: "waiting",
    attempts: 0,
    operation: write.operation,
    upstream: write.upstream,
    personKey: write.personKey,
    dueAt: acceptedAt,
    deadlineAt: write.deadlineAt,
    acceptedAt,
    movedAt: acceptedAt,
    lookUps: 0,
    readBacks: 0,
    uncertainSince: null,
    uncertainUntil: null,
    guestCardId: null,
    traceContext: write.traceContext,
    utcOffsetMinutes,
    settledAbsentAt: null,
  };
}
