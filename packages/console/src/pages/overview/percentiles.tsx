import type { Overview } from "@guestcard/sdk";
import { Card } from "../../ui/card.tsx";
import { durationOf } from "../../words/times.ts";

/** How long it takes from the acceptance of a lead until RealPage holds it. */
export function Percentiles({ overview: { accept_to_stored_ms: took } }: { readonly overview: Overview }) {
  const rows = [
    ["Half of them within", took.p50],
    ["9 of 10 within", took.p90],
    ["99 of 100 within", took.p99],
  ] as const;
  return (
    <Card
      title="Accepted to stored"
      hint={took.count === 1 ? "Of one lead." : `Of ${took.count.toLocaleString()} leads.`}
    >
      <dl className="space-y-3">
        {rows.map(([name, ms]) => (
          <div key={name} className="flex items-baseline justify-between gap-4">
            <dt className="text-soft">{name}</dt>
            <dd className="text-xl font-semibold tabular-nums">{ms === null ? "–" : durationOf(ms)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
