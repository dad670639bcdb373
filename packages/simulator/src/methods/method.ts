import type { Element } from "../soap/xml.ts";
import type { GuestCards } from "../world/guest-cards.ts";
import type { Licence, Site, World } from "../world/world.ts";

/** What a method works on: the caller's licence, the site it named, and the operation's element. */
export type MethodCall = {
  readonly world: World;
  readonly cards: GuestCards;
  readonly licence: Licence;
  /** Only `getsubscriptions` may come without one. */
  readonly site: Site;
  readonly operation: Element;
  /** Faults that bear on what the method says or shows. */
  readonly twists: Twists;
};

export type Twists = {
  /** Said instead of SUCCESS, and nothing is stored. */
  readonly message: string | null;
  readonly withoutIds: boolean;
  /** How long `prospectsearch` hides a card stored now. */
  readonly hiddenMs: number;
  /** The `message` of a duplicate. */
  readonly duplicateMessage: string;
  /** Without it RPX would store a second card for the same person, as the worst case that a client must stand. */
  readonly findsDuplicates: boolean;
  /** Whether an activity makes its card active at its `actiondate`. */
  readonly datesActivitiesByAction: boolean;
};

/** The payload of the reply. It is stored by then. `storedId` is for the journal. */
export type MethodReply = { readonly payload: string; readonly storedId: string | null };

/** Thrown where WCF could not have read the request (an empty date, a number that is none). */
export class Undeserializable extends Error {}

export type Method = (call: MethodCall) => MethodReply;

export const answer = (payload: string, storedId: string | null = null): MethodReply => ({
  payload,
  storedId,
});
