/**
 * Bytes that are written one after the other into memory that is used again. V8 counts memory outside of its heap for
 * the collection of its old heap: what waits for the database in new memory each time has it collected again and again
 * (docs/performance.md).
 */
export class ReusedBytes {
  #bytes: Buffer;
  #used = 0;

  constructor(firstLength = 65_536) {
    this.#bytes = Buffer.allocUnsafeSlow(firstLength);
  }

  /** @returns the text in UTF-8, good until `clear`. */
  write(text: string): Buffer {
    // UTF-16 becomes three bytes a unit at most.
    this.#makeRoom(text.length * 3);
    const from = this.#used;
    this.#used += this.#bytes.write(text, from);
    return this.#bytes.subarray(from, this.#used);
  }

  add(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#bytes.set(bytes, this.#used);
    this.#used += bytes.length;
  }

  /** All that was written since `clear`, good until the next. */
  written(): Buffer {
    return this.#bytes.subarray(0, this.#used);
  }

  /** Begins anew, over what was written. */
  clear(): void {
    this.#used = 0;
  }

  #makeRoom(length: number): void {
    if (this.#used + length <= this.#bytes.length) return;
    // What was written before keeps its own memory.
    const grown = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, this.#used + length));
    this.#bytes.copy(grown, 0, 0, this.#used);
    this.#bytes = grown;
  }
}

/** Gives out memory that others have given back. */
export class ReusedBytesPool {
  readonly #free: ReusedBytes[] = [];

  take(): ReusedBytes {
    return this.#free.pop() ?? new ReusedBytes();
  }

  /** Only once nothing reads it any more, a socket included. */
  giveBack(bytes: ReusedBytes): void {
    bytes.clear();
    this.#free.push(bytes);
  }
}
