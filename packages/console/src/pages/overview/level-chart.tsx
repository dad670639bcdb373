import type { Overview } from "@guestcard/sdk";
import { useMemo } from "react";
import { Card } from "../../ui/card.tsx";
import { Chart } from "../../ui/chart.tsx";
import { bucketLabels } from "./bucket-labels.ts";

/** How many were waiting, blocked or in need of review over time. */
export function LevelChart({ overview }: { readonly overview: Overview }) {
  const { bucket, series, now } = overview;
  const moments = useMemo(() => bucketLabels(overview), [overview]);
  const lines = useMemo(
    () =>
      [
        { name: "Waiting", form: "line", color: "busy", values: series.map(({ waiting }) => waiting) },
        { name: "Blocked", form: "line", color: "warn", values: series.map(({ blocked }) => blocked) },
        { name: "Needs review", form: "line", color: "ask", values: series.map((one) => one.needs_review) },
      ] as const,
    [series],
  );
  const label = `Now waiting ${now.waiting}, blocked ${now.blocked}, in need of review ${now.needs_review}; by ${bucket}`;
  return (
    <Card title="What stood still" hint={`The most at once in each ${bucket}.`}>
      <Chart label={label} moments={moments} series={lines} />
    </Card>
  );
}
