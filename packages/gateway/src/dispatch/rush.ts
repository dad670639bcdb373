/** A process whose thread works for more of its time than this is short of it. */
const BUSY_FROM = 0.7;
const MEASURED_OVER_MS = 100;

/**
 * Whether leads rush in faster than this process keeps up with: some are being sent, and its one thread is busy. What
 * can wait then makes room for them, in all its lanes.
 */
export class Rush {
  #sending = 0;
  #measuredAt = performance.now();
  #measured = performance.eventLoopUtilization();
  #isBusy = false;

  /** Does `send` as the sending of a lead. */
  async during<T>(send: () => Promise<T>): Promise<T> {
    this.#sending++;
    try {
      return await send();
    } finally {
      this.#sending--;
    }
  }

  isOn(): boolean {
    return this.#sending > 0 && this.#busy();
  }

  /** As it was in the last time that was measured whole. */
  #busy(): boolean {
    const now = performance.now();
    if (now - this.#measuredAt < MEASURED_OVER_MS) return this.#isBusy;
    const measured = performance.eventLoopUtilization();
    this.#isBusy = performance.eventLoopUtilization(measured, this.#measured).utilization > BUSY_FROM;
    this.#measured = measured;
    this.#measuredAt = now;
    return this.#isBusy;
  }
}
