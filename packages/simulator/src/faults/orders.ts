import { createRandom } from "./random.ts";

/** What can be made to go wrong (wire.md §5, §6, §9). */
export const kinds = [
  /** Answers after `delayMs`. */
  "delay",
  /** Never answers; nothing is stored, unless the order says `stores`. */
  "hang",
  /** Stores, and never answers. */
  "hang-after",
  /** Resets the connection without storing. */
  "reset-before",
  /** Stores, and resets the connection. */
  "reset-after",
  "html-403",
  "html-503",
  "soap-fault-200",
  "soap-fault-500",
  /** `message` is `text` and nothing is stored. */
  "message",
  /** Stores, and names no ids. */
  "missing-ids",
  /** Stores, and cuts the reply in half. */
  "truncated",
  /** Stores, and answers with what is not XML. */
  "garbage",
  /** Stores, and shows the card in `prospectsearch` only after `delayMs`. */
  "late-visible",
] as const;

export type FaultKind = (typeof kinds)[number];

/** An order for faults: which calls, what, and how often. */
export type FaultOrder = {
  /** An RPX method, or `*`. */
  readonly method: string;
  readonly kind: FaultKind;
  /** How many calls it meets; without it, or with `share`, any number. */
  readonly times?: number;
  /** The share of calls that it meets, from 0 to 1, drawn with `seed`. */
  readonly share?: number;
  readonly seed?: number;
  readonly delayMs?: number;
  readonly text?: string;
  readonly licensekey?: string;
  readonly siteid?: string;
  /** Whether the call is carried out before it fails; for `hang`, `html-503` and `soap-fault-500`. */
  readonly stores?: boolean;
};

export type PlacedOrder = FaultOrder & { readonly id: number; readonly met: number };

type Held = { readonly order: FaultOrder; readonly id: number; met: number; readonly random: () => number };

/** The orders that stand. The first that a call meets is its fault. */
export class FaultOrders {
  readonly #held: Held[] = [];
  readonly counts: Partial<Record<FaultKind, number>> = {};
  #lastId = 0;

  place(order: FaultOrder): PlacedOrder {
    const held = { order, id: ++this.#lastId, met: 0, random: createRandom(order.seed ?? 1) };
    this.#held.push(held);
    return { ...order, id: held.id, met: 0 };
  }

  list(): PlacedOrder[] {
    return this.#held.map(({ order, id, met }) => ({ ...order, id, met }));
  }

  remove(id: number | null): void {
    for (let i = this.#held.length - 1; i >= 0; i--)
      if (id === null || this.#held[i]?.id === id) this.#held.splice(i, 1);
  }

  /** The fault of this call, if any. */
  meet(call: { method: string; licensekey: string; siteid: string }): FaultOrder | null {
    for (const held of this.#held) {
      const { order } = held;
      if (order.method !== "*" && order.method !== call.method) continue;
      if (order.licensekey !== undefined && order.licensekey !== call.licensekey) continue;
      if (order.siteid !== undefined && order.siteid !== call.siteid) continue;
      if (order.times !== undefined && held.met >= order.times) continue;
      if (order.share !== undefined && held.random() >= order.share) continue;
      held.met++;
      this.counts[order.kind] = (this.counts[order.kind] ?? 0) + 1;
      return order;
    }
    return null;
  }
}

/** Reads an order from JSON. @throws Error that names the field and the rule. */
export function readOrder(given: unknown): FaultOrder {
  if (typeof given !== "object" || given === null) throw new Error("An order is a JSON object.");
  const order = given as Record<string, unknown>;
  const known = [
    "method",
    "kind",
    "times",
    "share",
    "seed",
    "delayMs",
    "text",
    "licensekey",
    "siteid",
    "stores",
  ];
  const stray = Object.keys(order).filter((name) => !known.includes(name));
  if (stray.length > 0) throw new Error(`${stray.join(", ")}: not a field of an order.`);
  if (!kinds.includes(order["kind"] as FaultKind))
    throw new Error(`kind: must be one of ${kinds.join(", ")}.`);
  for (const name of ["method", "text", "licensekey", "siteid"])
    if (order[name] !== undefined && typeof order[name] !== "string")
      throw new Error(`${name}: must be a text.`);
  for (const name of ["times", "share", "seed", "delayMs"])
    if (order[name] !== undefined && (typeof order[name] !== "number" || order[name] < 0))
      throw new Error(`${name}: must be a number from 0.`);
  if (order["stores"] !== undefined && typeof order["stores"] !== "boolean")
    throw new Error("stores: must be true or false.");
  return { ...order, method: (order["method"] as string | undefined) ?? "*" } as FaultOrder;
}
