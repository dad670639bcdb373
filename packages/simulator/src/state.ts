import { DUPLICATE_MESSAGE } from "./assumptions.ts";
import { FaultOrders } from "./faults/orders.ts";
import { Journal, type JournalLimits } from "./journal.ts";
import { createDefaultWorld } from "./world/default-world.ts";
import { GuestCards } from "./world/guest-cards.ts";
import type { World } from "./world/world.ts";

/** What can be set while the simulator runs. */
export type Settings = {
  /** How long each call takes at least. */
  delayMs: number;
  /** How long `prospectsearch` hides a new card. */
  hiddenMs: number;
  /** The `message` of a duplicate. */
  duplicateMessage: string;
  /** Whether `insertprospect` looks for a duplicate; without it a repeated lead is stored twice. */
  findsDuplicates: boolean;
  /** Whether an activity makes its card active at its `actiondate`; without it, when it is stored. No source says ([U]). */
  datesActivitiesByAction: boolean;
};

/** Everything that the simulator holds. */
export type State = {
  readonly world: World;
  readonly cards: GuestCards;
  readonly faults: FaultOrders;
  readonly journal: Journal;
  readonly settings: Settings;
};

export function createState(options: { journal: JournalLimits; delayMs: number; hiddenMs: number }): State {
  return {
    world: createDefaultWorld(),
    cards: new GuestCards(),
    faults: new FaultOrders(),
    journal: new Journal(options.journal),
    settings: {
      delayMs: options.delayMs,
      hiddenMs: options.hiddenMs,
      duplicateMessage: DUPLICATE_MESSAGE,
      findsDuplicates: true,
      datesActivitiesByAction: false,
    },
  };
}
