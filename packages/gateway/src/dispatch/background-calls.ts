/** Calls of a lane's background (a sync): those that wait for a moment in which no write wants one, and those under way. */
export class BackgroundCalls {
  readonly #waiting: ((call: AbortController | null) => void)[] = [];
  readonly #underWay = new Set<AbortController>();

  get running(): number {
    return this.#underWay.size;
  }

  get isWanted(): boolean {
    return this.#waiting.length > 0;
  }

  /** Lets the call that has waited longest begin. */
  serve(): void {
    const turn = new AbortController();
    this.#underWay.add(turn);
    this.#waiting.shift()?.(turn);
  }

  /** A write finds no free place: one call gives way. */
  makePlace(): void {
    const [turn] = this.#underWay;
    turn?.abort();
  }

  /** The lane ends: no call that waits begins. */
  refuse(): void {
    for (const refuse of this.#waiting.splice(0)) refuse(null);
  }

  /**
   * Makes a call when it is served, and again where it had to give way. `onChange` is told where one begins to wait and
   * where one ends. @throws Error where it is refused.
   */
  async call<T>(
    make: (turn: AbortSignal) => Promise<T>,
    lane: { readonly mayWait: () => boolean; readonly onChange: () => void },
  ): Promise<T> {
    for (;;) {
      const turn = await new Promise<AbortController | null>((resolve) => {
        if (!lane.mayWait()) resolve(null);
        this.#waiting.push(resolve);
        lane.onChange();
      });
      if (!turn) throw new Error("The lane ended.");
      try {
        const result = await make(turn.signal);
        if (!turn.signal.aborted) return result;
      } catch (error) {
        if (!turn.signal.aborted) throw error;
      } finally {
        this.#underWay.delete(turn);
        lane.onChange();
      }
    }
  }
}
