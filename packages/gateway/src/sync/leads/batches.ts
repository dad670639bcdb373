/** Takes the items of one reply while it comes and stores them so many at a time, some batches while the next is read. */
export type Batches<T> = {
  /**
   * Has an item made and takes it, unless the end has come: a reply that was given up may still be handed out.
   * @returns a promise, where as many batches as may be are being stored: reading has to wait for one of them.
   */
  readonly take: (make: () => T) => Promise<void> | undefined;
  /**
   * Nothing more is taken from now on; stores what is left where the reply came to its end, and waits for what is
   * being stored. @throws what storing threw first.
   */
  end(isWhole: boolean): Promise<void>;
  /** How many items came. */
  readonly taken: number;
};

/**
 * @param bounds `items`: of a batch. `batches`: stored at once.
 */
export function createBatches<T>(
  bounds: { readonly items: number; readonly batches: number },
  store: (items: readonly T[]) => Promise<void>,
): Batches<T> {
  const storing = new Set<Promise<void>>();
  let batch: T[] = [];
  let taken = 0;
  let isOpen = true;
  let failure: { readonly error: unknown } | null = null;

  async function storeOne(full: readonly T[]): Promise<void> {
    // What failed is heard of by whoever takes or ends next.
    const one = store(full).catch((error: unknown) => void (failure ??= { error }));
    storing.add(one);
    await one;
    storing.delete(one);
  }

  function storeBatch(): Promise<void> | undefined {
    void storeOne(batch);
    batch = [];
    return storing.size < bounds.batches ? undefined : Promise.race(storing).then(throwFailure);
  }

  function throwFailure(): void {
    if (failure) throw failure.error;
  }

  return {
    get taken() {
      return taken;
    },
    take(make) {
      if (!isOpen) return undefined;
      taken++;
      batch.push(make());
      return batch.length < bounds.items ? undefined : storeBatch();
    },
    async end(isWhole) {
      isOpen = false;
      if (isWhole && !failure && batch.length > 0) void storeOne(batch);
      await Promise.all(storing);
      throwFailure();
    },
  };
}
