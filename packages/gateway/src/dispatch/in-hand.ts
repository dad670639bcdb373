import type { LoadedWrite } from "./loaded-write.ts";

type Entry = { write: LoadedWrite; running: boolean };

/**
 * The writes that a lane has begun and not finished, running or waiting for their next step, and whom they are for:
 * while one is in hand and not stored, no other write of the same person may be begun.
 */
export class InHand {
  readonly #entries = new Map<string, Entry>();
  readonly #persons = new Map<string, Entry>();
  #running = 0;

  get running(): number {
    return this.#running;
  }

  /** How many are in hand. */
  get size(): number {
    return this.#entries.size;
  }

  get ids(): string[] {
    return [...this.#entries.keys()];
  }

  /** The write in hand for that person, if there is one: whether it runs, and when it is due. */
  ofPerson(personKey: string): { readonly running: boolean; readonly dueAt: Date } | null {
    const entry = this.#persons.get(personKey);
    return entry ? { running: entry.running, dueAt: entry.write.dueAt } : null;
  }

  /** Takes a write in hand without running it. */
  hold(write: LoadedWrite): void {
    this.drop(write.id);
    this.#set({ write, running: false });
  }

  start(write: LoadedWrite): void {
    this.drop(write.id);
    this.#running++;
    this.#set({ write, running: true });
  }

  drop(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    if (entry.running) this.#running--;
    this.#entries.delete(id);
    if (this.#persons.get(entry.write.personKey) === entry) this.#persons.delete(entry.write.personKey);
  }

  /** Of the writes that wait for their next step, or those of them that are meant, the one that is due first; null where none is. */
  firstDue(isMeant: (write: LoadedWrite) => boolean = () => true): LoadedWrite | null {
    let first: LoadedWrite | null = null;
    for (const { write, running } of this.#entries.values())
      if (!running && (first === null || write.dueAt < first.dueAt) && isMeant(write)) first = write;
    return first;
  }

  #set(entry: Entry): void {
    this.#entries.set(entry.write.id, entry);
    // A stored write has its guest card claimed, so no look-up for another can take that card for its own.
    if (entry.running || entry.write.state !== "stored") this.#persons.set(entry.write.personKey, entry);
  }
}
