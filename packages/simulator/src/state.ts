import { FaultOrders } from "./faults/orders.ts";
import { Journal } from "./journal.ts";
import { createDefaultWorld } from "./world/default-world.ts";
import { GuestCards } from "./world/guest-cards.ts";
import type { World } from "./world/world.ts";

/** Everything that the simulator holds. */
export type State = {
  world: World;
  readonly cards: GuestCards;
  readonly faults: FaultOrders;
  readonly journal: Journal;
  /** How long each call takes at least. */
  delayMs: number;
  /** How long `prospectsearch` hides a new card. */
  hiddenMs: number;
};

export function createState(options: {
  journalEntries: number;
  journalBodies: boolean;
  delayMs: number;
  hiddenMs: number;
}): State {
  return {
    world: createDefaultWorld(),
    cards: new GuestCards(),
    faults: new FaultOrders(),
    journal: new Journal(options.journalEntries, options.journalBodies),
    delayMs: options.delayMs,
    hiddenMs: options.hiddenMs,
  };
}
