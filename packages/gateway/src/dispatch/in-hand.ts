import type { LoadedWrite } from "./loaded-write.ts";

type Entry = { readonly write: LoadedWrite; readonly running: boolean };

/**
 * The writes that a lane has begun and not finished, running or waiting for their next step, and whom they are for: of
 * one person's at most one runs, and while one is not stored no other may be begun.
 */
export class InHand {
  readonly #entries = new Map<string, Entry>();
  /** Whose writes run. */
  readonly #running = new Set<string>();

  get running(): number {
    return this.#running.size;
  }

  /** How many are in hand. */
  get size(): number {
    return this.#entries.size;
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
    const running = this.#running.has(personKey);
    for (const { write, running: runs } of this.#entries.values())
      if (write.personKey === personKey && (running ? runs : write.state !== "stored"))
        return { running, dueAt: write.dueAt };
    return null;
  }

  /** Takes a write in hand without running it. */
  hold(write: LoadedWrite): void {
    this.drop(write.id);
    this.#entries.set(write.id, { write, running: false });
  }

  /** Takes a write in hand that runs. */
  start(write: LoadedWrite): void {
    this.drop(write.id);
    this.#entries.set(write.id, { write, running: true });
    this.#running.add(write.personKey);
  }

  drop(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#entries.delete(id);
    if (entry.running) this.#running.delete(entry.write.personKey);
  }

  /**
   * Of the writes that may take their next step, or those of them that are meant, the one that is due first; null where
   * none is.
   */
  firstDue(isMeant: (write: LoadedWrite) => boolean = () => true): LoadedWrite | null {
    let first: LoadedWrite | null = null;
    for (const { write, running } of this.#entries.values())
      if (
        !running &&
        (first === null || write.dueAt < first.dueAt) &&
        !this.#running.has(write.personKey) &&
        isMeant(write)
      )
        first = write;
    return first;
  }
}
