import type { FaultOrder } from "../../../simulator/src/simulator.ts";

type Weighted = readonly [weight: number, order: Omit<FaultOrder, "share" | "seed" | "method">];

/** How `insertprospect` fails: above all, stored and then the reply lost. */
const INSERTS: readonly Weighted[] = [
  [5, { kind: "reset-after" }],
  [2, { kind: "truncated" }],
  [2, { kind: "missing-ids" }],
  [2, { kind: "late-visible", delayMs: 1000 }],
  [2, { kind: "reset-before" }],
  [1, { kind: "garbage" }],
  [1, { kind: "hang-after" }],
  [1, { kind: "hang" }],
  [1, { kind: "html-503" }],
  [1, { kind: "html-503", stores: true }],
  [1, { kind: "soap-fault-500" }],
  [1, { kind: "soap-fault-500", stores: true }],
  [1, { kind: "soap-fault-200" }],
  [1, { kind: "message", text: "The lead source is not valid." }],
  [1, { kind: "delay", delayMs: 500 }],
  [0.2, { kind: "html-403" }],
];

/** How `prospectsearch` fails. */
const SEARCHES: readonly Weighted[] = [
  [3, { kind: "reset-before" }],
  [2, { kind: "html-503" }],
  [2, { kind: "truncated" }],
  [2, { kind: "garbage" }],
  [1, { kind: "soap-fault-500" }],
  [1, { kind: "hang" }],
  [1, { kind: "delay", delayMs: 500 }],
];

/** How `updateprospect` and `insertactivity` fail. */
const LATER: readonly Weighted[] = [
  [3, { kind: "reset-after" }],
  [2, { kind: "reset-before" }],
  [1, { kind: "truncated" }],
  [1, { kind: "hang-after" }],
  [1, { kind: "html-503" }],
  [1, { kind: "delay", delayMs: 500 }],
];

/** Orders that together meet about `share` of the calls. */
export function chaosOrders(share: number, seed: number): FaultOrder[] {
  const orders = (method: string, weighted: readonly Weighted[]): FaultOrder[] => {
    const whole = weighted.reduce((sum, [weight]) => sum + weight, 0);
    return weighted.map(([weight, order], n) => ({
      method,
      ...order,
      share: (share * weight) / whole,
      seed: seed * 1000 + n,
    }));
  };
  return [
    ...orders("insertprospect", INSERTS),
    ...orders("prospectsearch", SEARCHES),
    ...orders("updateprospect", LATER),
    ...orders("insertactivity", LATER),
  ];
}
