import type { Overview } from "@guestcard/sdk";
import { useMemo } from "react";
import { Card } from "../../ui/card.tsx";
import { Chart } from "../../ui/chart.tsx";
import { bucketLabels } from "./bucket-labels.ts";

/** What was accepted, delivered and failed over time. */
export function FlowChart({ overview }: { readonly overview: Overview }) {
  const { bucket, series, totals } = overview;
  const moments = useMemo(() => bucketLabels(overview), [overview]);
  const lines = useMemo(
    () =>
      [
        { name: "Accepted", form: "line", color: "busy", values: series.map(({ accepted }) => accepted) },
        { name: "Delivered", form: "bars", color: "good", values: series.map(({ delivered }) => delivered) },
        { name: "Failed", form: "bars", color: "bad", values: series.map(({ failed }) => failed) },
      ] as const,
    [series],
  );
  const label = `Accepted ${totals.accepted}, delivered ${totals.delivered}, failed ${totals.failed}, by ${bucket}`;
  return (
    <Card
      title="What happened"
      hint={`By ${bucket}, in your time zone${bucket === "day" ? " (days by UTC)" : ""}.`}
    >
      <Chart label={label} moments={moments} series={lines} />
    </Card>
  );
}
