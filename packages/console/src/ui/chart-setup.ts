import type { ChartConfiguration } from "chart.js";

/** One line or row of bars. */
export type ChartSeries = {
  readonly name: string;
  readonly form: "bars" | "line";
  /** A colour of styles.css, as `good`. */
  readonly color: string;
  /** One for each moment; null: not known. */
  readonly values: readonly (number | null)[];
};

/** Reads the colours of styles.css as they are now, where `element` stands. */
export function colorReader(element: HTMLElement): (name: string) => string {
  return (name) => {
    element.style.color = `var(--${name})`;
    return getComputedStyle(element).color;
  };
}

/** A chart as Chart.js wants it. */
export function chartSetup(
  colorOf: (name: string) => string,
  moments: readonly string[],
  series: readonly ChartSeries[],
): ChartConfiguration<"bar" | "line", (number | null)[], string> {
  const soft = colorOf("soft");
  const ticks = { color: soft, font: { size: 11 }, maxRotation: 0, autoSkipPadding: 24, precision: 0 };
  return {
    type: "bar",
    data: {
      labels: [...moments],
      datasets: series.map(({ name, form, color, values }) => {
        const tint = colorOf(color);
        return form === "bars"
          ? {
              type: "bar",
              label: name,
              data: [...values],
              backgroundColor: tint,
              stack: "bars",
              maxBarThickness: 24,
            }
          : {
              type: "line",
              label: name,
              data: [...values],
              borderColor: tint,
              backgroundColor: tint,
              borderWidth: 2,
              pointRadius: 0,
              pointHitRadius: 12,
              cubicInterpolationMode: "monotone",
              spanGaps: true,
            };
      }),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: "index", intersect: false },
      scales: {
        x: { grid: { display: false }, border: { color: colorOf("line") }, ticks },
        y: {
          beginAtZero: true,
          suggestedMax: 4,
          stacked: false,
          grid: { color: colorOf("line") },
          border: { display: false },
          ticks,
        },
      },
      plugins: {
        legend: {
          position: "bottom",
          align: "start",
          labels: {
            color: colorOf("ink"),
            boxWidth: 10,
            boxHeight: 10,
            usePointStyle: true,
            pointStyle: "rectRounded",
            padding: 16,
          },
        },
      },
    },
  };
}
