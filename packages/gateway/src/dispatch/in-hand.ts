import type { LoadedWrite } from "./loaded-write.ts";

/** Picks writes in hand. It is asked for each of them at every turn of a lane. */
export type IsMeant = (write: LoadedWrite) => boolean;

export const none: IsMeant = () => false;

/** As of now: writes that moved, or became due, less than `ms` ago. None where PostgreSQL's clock, which a write that was read tells, is ahead. */
export function youngerThan(ms: number): IsMeant {
  const now = Date.now();
  return ({ dueAt, movedAt }) => {
    const age = now - Math.max(dueAt.getTime(), movedAt.getTime());
    return age >= 0 && age < ms;
  };
}

type Entry = { readonly write: LoadedWrite; readonly running: boolean };

/**
 * The writes that a lane has begun and not finished, running or waiting for their next step, and whom they are for: of
 * one person's at most one runs, while one is not stored no other may be begun, and those that are not stored go on in
 * the order in which they came, so that a look-up for one cannot find the guest card of an earlier one.
 */
export class InHand {
  readonly #entries = new Map<string, Entry>();
  /** Of each person: the write that runs. */
  readonly #running = new Map<string, LoadedWrite>();
  /** Of each person: the writes that are not stored, in the order in which they came. */
  readonly #open = new Map<string, LoadedWrite[]>();

  get running(): number {
    return this.#running.size;
  }

  /** How many are in hand. */
  get size(): number {
    return this.#entries.size;
  }

  has(id: string): boolean {
    return this.#entries.has(id);
  }

  /** Whether there is one that does not run and is meant. */
  hasAny(isMeant: IsMeant): boolean {
    return this.#entries.values().some(({ write, running }) => !running && isMeant(write));
  }

  get ids(): string[] {
    return [...this.#entries.keys()];
  }

  /**
   * The write in hand that another one of that person has to wait for, if there is one: whether it runs, and when it is
   * due. One that is stored and rests stands in nobody's way: its guest card is claimed, so no look-up for another can
   * take that card for its own.
   */
  ofPerson(personKey: string): { readonly running: boolean; readonly dueAt: Date } | null {
    const running = this.#running.get(personKey);
    const write = running ?? this.#open.get(personKey)?.[0];
    return write ? { running: running !== undefined, dueAt: write.dueAt } : null;
  }

  /** Takes a write in hand without running it. */
  hold(write: LoadedWrite): void {
    this.#take(write, false);
  }

  /** Takes a write in hand that runs. */
  start(write: LoadedWrite): void {
    this.#take(write, true);
    this.#running.set(write.personKey, write);
  }

  #take(write: LoadedWrite, running: boolean): void {
    this.drop(write.id);
    this.#entries.set(write.id, { write, running });
    if (write.state === "stored") return;
    const open = this.#open.get(write.personKey);
    if (open) open.splice(open.findLastIndex(({ id }) => id < write.id) + 1, 0, write);
    else this.#open.set(write.personKey, [write]);
  }

  drop(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    const { write, running } = entry;
    this.#entries.delete(id);
    if (running) this.#running.delete(write.personKey);
    const open = this.#open.get(write.personKey);
    const place = open?.indexOf(write) ?? -1;
    if (!open || place < 0) return;
    open.splice(place, 1);
    if (open.length === 0) this.#open.delete(write.personKey);
  }

  /** Whether an earlier write of the same person is to be settled first. A stored one only reads back. */
  #isBehind(write: LoadedWrite): boolean {
    return write.state !== "stored" && this.#open.get(write.personKey)?.[0] !== write;
  }

  /**
   * Of the writes that may take their next step, or those of them that are meant, the one that is due first; null where
   * none is.
   */
  firstDue(isMeant: IsMeant = () => true): LoadedWrite | null {
    let first: LoadedWrite | null = null;
    for (const { write, running } of this.#entries.values())
      if (
        !running &&
        (first === null || write.dueAt.getTime() < first.dueAt.getTime()) &&
        isMeant(write) &&
        !this.#running.has(write.personKey) &&
        !this.#isBehind(write)
      )
        first = write;
    return first;
  }
}
