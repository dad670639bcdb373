/**
 * How long ago something was, never too short: by the steady clock, which a changed time of day does not move, and by the
 * time of day, which goes on while a virtual machine or a laptop sleeps and the steady clock stands still (Linux,
 * CLOCK_MONOTONIC: clock_gettime(2)).
 */
export class Stopwatch {
  readonly #steady = performance.now();
  readonly #day = Date.now();

  /** Milliseconds since it was made: the more of the two clocks'. */
  elapsedMs(): number {
    return Math.max(performance.now() - this.#steady, Date.now() - this.#day);
  }
}
