import { BadInput, Fields, LONGEST_MS, required } from "../fields.ts";
import { methods } from "../methods/methods.ts";
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
  /** `message` is `text` and nothing is stored; writes only. `insertactivity`, whose reply has no message, answers with an application fault. */
  "message",
  /** Stores, and names no ids; `insertprospect` and `insertactivity` only. */
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
  /** How many calls it meets at most; without it any number. */
  readonly times?: number;
  /** The share of calls that it meets, from 0 to 1, drawn with `seed`. */
  readonly share?: number;
  readonly seed?: number;
  /** For `delay` (1000 without it) and `late-visible` (5000). */
  readonly delayMs?: number;
  /** What `message` and the SOAP faults say. */
  readonly text?: string;
  /** Only calls with this key, or of this site. */
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

  /** Removes an order, or all with null. Says whether there was one. */
  remove(id: number | null): boolean {
    const from = id === null ? 0 : this.#held.findIndex((held) => held.id === id);
    return from >= 0 && this.#held.splice(from, id === null ? Infinity : 1).length > 0;
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

const FIELDS = [
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
] as const;

/** The fields that only some kinds know. */
const ONLY: Readonly<Partial<Record<(typeof FIELDS)[number], readonly FaultKind[]>>> = {
  delayMs: ["delay", "late-visible"],
  text: ["message", "soap-fault-200", "soap-fault-500"],
  stores: ["hang", "html-503", "soap-fault-500"],
};

/** Reads an order from JSON. @throws BadInput that names the field and the rule. */
export function readOrder(given: unknown): FaultOrder {
  const fields = new Fields(given, FIELDS);
  const kind = required("kind", fields.choice("kind", kinds));
  const optional = {
    times: fields.number("times", { least: 1, most: Number.MAX_SAFE_INTEGER }),
    share: fields.number("share", { least: 0, most: 1, whole: false }),
    seed: fields.number("seed", { least: 0, most: 4_294_967_295 }),
    delayMs: fields.number("delayMs", { least: 0, most: LONGEST_MS }),
    text: fields.text("text"),
    licensekey: fields.text("licensekey")?.toLowerCase(),
    siteid: fields.text("siteid"),
    stores: fields.flag("stores"),
  };
  for (const [name, value] of Object.entries(optional)) {
    const only = ONLY[name as keyof typeof optional];
    if (value !== undefined && only && !only.includes(kind))
      throw new BadInput(`${name}: only for ${only.join(", ")}.`);
  }
  return {
    method: fields.choice("method", ["*", ...methods.keys()]) ?? "*",
    kind,
    ...(Object.fromEntries(
      Object.entries(optional).filter(([, value]) => value !== undefined),
    ) as Partial<FaultOrder>),
  };
}
