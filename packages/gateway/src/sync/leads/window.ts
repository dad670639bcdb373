/** Milliseconds since 1970 by a property's own clock, which knows no zone (wire.md §6). */
export type LocalMs = number;

/** A span of property-local time, both ends included. */
export type Span = { readonly from: LocalMs; readonly to: LocalMs };

const SECOND_MS = 1000;
const DAY_MS = 86_400_000;

/** DWELL's window, which RPX is known to answer (wire.md §4.2). */
export const FIRST_LENGTH_MS = 10 * DAY_MS;
/** Cards of one minute: what RPX cannot answer for so little it cannot answer at all. */
export const SHORTEST_LENGTH_MS = 60 * SECOND_MS;
const LONGEST_LENGTH_MS = 36_500 * DAY_MS;

/**
 * A search is a call that a lead may end, and then it is made again: it is kept so short that little is lost. Replies
 * between these bounds keep the length. 10,000 cards take half a second here, and 10 MB of a reply that is read as it
 * comes.
 */
const MANY_CARDS = 20_000;
const LONG_MS = 15_000;
const FEW_CARDS = 5000;
const SHORT_MS = 3000;

/** The newest part of what is left, `lengthMs` long at most. */
export function newestWindow(left: Span, lengthMs: number): Span {
  return { from: Math.max(left.from, left.to - lengthMs), to: left.to };
}

/** Half as much, in whole seconds. */
export function shorter(lengthMs: number): number {
  return Math.max(SHORTEST_LENGTH_MS, Math.floor(lengthMs / 2 / SECOND_MS) * SECOND_MS);
}

/**
 * How much to ask for after a reply that came.
 * @param mayGrow false soon after as much was too much.
 */
export function lengthAfter(
  lengthMs: number,
  reply: { readonly cards: number; readonly ms: number },
  mayGrow: boolean,
): number {
  if (reply.cards > MANY_CARDS || reply.ms > LONG_MS) return shorter(lengthMs);
  if (mayGrow && reply.cards < FEW_CARDS && reply.ms < SHORT_MS)
    return Math.min(lengthMs * 2, LONGEST_LENGTH_MS);
  return lengthMs;
}

/** `YYYY-MM-DDTHH:mm:ss`, as RPX takes it. */
export const localText = (local: LocalMs): string => new Date(local).toISOString().slice(0, 19);

/** What `localText` and the property's clock write. */
export const localMs = (text: string): LocalMs => Date.parse(`${text}Z`);
