import type { Overview } from "@guestcard/sdk";
import { Link } from "wouter";
import { classes } from "../../ui/classes.ts";
import type { Span } from "../../words/spans.ts";

type Figure = {
  readonly name: string;
  readonly count: number;
  readonly when: string;
  /** The filters of the list behind it. */
  readonly query: string;
  /** How it looks where it is not 0. */
  readonly tint: string;
};

type Props = { readonly overview: Overview; readonly span: Span; readonly integration: string | null };

/** How many leads stand where; each leads to them. */
export function Figures({ overview: { totals, now }, span, integration }: Props) {
  const during = span.label.toLowerCase();
  const figures: readonly Figure[] = [
    { name: "Accepted", count: totals.accepted, when: during, query: "", tint: "text-ink" },
    { name: "Delivered", count: totals.delivered, when: during, query: "status=SUCCESS", tint: "text-good" },
    { name: "Failed", count: totals.failed, when: during, query: "status=FAILURE", tint: "text-bad" },
    { name: "Waiting", count: now.waiting, when: "now", query: "state=waiting", tint: "text-busy" },
    {
      name: "Blocked",
      count: now.blocked,
      when: "of those waiting",
      query: "blocked=true",
      tint: "text-warn",
    },
    {
      name: "Needs review",
      count: now.needs_review,
      when: "now",
      query: "state=needs_review",
      tint: "text-ask",
    },
  ];
  return (
    <ul className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-3 xl:grid-cols-6">
      {figures.map(({ name, count, when, query, tint }) => {
        const filters = new URLSearchParams(query);
        if (when === during) filters.set("span", span.name);
        if (integration !== null) filters.set("integration_id", integration);
        return (
          <li key={name} className="bg-surface">
            <Link href={`/leads?${filters.toString()}`} className="block px-5 py-4 hover:bg-raised/60">
              <span className="block font-medium">{name}</span>
              <span
                className={classes(
                  "mt-1 block text-2xl font-semibold tabular-nums",
                  count === 0 ? "text-soft" : tint,
                )}
              >
                {count.toLocaleString()}
              </span>
              <span className="block text-xs text-soft">{when}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
