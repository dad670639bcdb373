import type { FoundGuestCard } from "../../connectors/realpage-rpx/guest-card.ts";

/** Takes the guest cards of one reply while it comes and stores them so many at a time: one batch while the next is read. */
export type LeadBatches = {
  /** A promise, where a batch is full: reading has to wait until the one before it is stored. */
  readonly take: (card: FoundGuestCard) => Promise<void> | undefined;
  /**
   * Nothing more is taken from now on; stores what is left where the reply came to its end, and waits for what is
   * being stored. @throws what storing threw.
   */
  end(isWhole: boolean): Promise<void>;
  /** How many cards came. */
  readonly cards: number;
};

export function createLeadBatches(
  most: number,
  store: (cards: readonly FoundGuestCard[]) => Promise<void>,
): LeadBatches {
  let batch: FoundGuestCard[] = [];
  let cards = 0;
  let isOpen = true;
  let storing: Promise<void> = Promise.resolve();

  function storeBatch(): Promise<void> {
    const full = batch;
    batch = [];
    const before = storing;
    storing = before.then(() => store(full));
    // Whoever waits for it hears of it; nobody need wait.
    storing.catch(() => undefined);
    return before;
  }

  return {
    get cards() {
      return cards;
    },
    take(card) {
      if (!isOpen) return undefined;
      cards++;
      batch.push(card);
      return batch.length < most ? undefined : storeBatch();
    },
    async end(isWhole) {
      isOpen = false;
      if (isWhole && batch.length > 0) void storeBatch();
      await storing;
    },
  };
}
