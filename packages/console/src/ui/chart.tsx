import {
  BarController,
  BarElement,
  CategoryScale,
  Chart as ChartJs,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from "chart.js";
import { useEffect, useRef } from "react";
import { useThemeCount } from "../layout/use-theme-count.ts";
import { type ChartSeries, chartSetup, colorReader } from "./chart-setup.ts";

ChartJs.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

type Props = {
  /** What the chart says, for those who cannot see it. */
  readonly label: string;
  readonly moments: readonly string[];
  readonly series: readonly ChartSeries[];
};

/** Figures over time. */
export function Chart(props: Props) {
  // Colours are read when it is drawn, so that another theme is another drawing.
  return <Drawing key={useThemeCount()} {...props} />;
}

function Drawing({ label, moments, series }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<ChartJs | null>(null);
  useEffect(() => {
    if (!canvas.current) return undefined;
    chart.current = new ChartJs(canvas.current, chartSetup(colorReader(canvas.current), [], []));
    return () => chart.current?.destroy();
  }, []);
  useEffect(() => {
    if (!chart.current || !canvas.current) return;
    // The same chart goes on, so that what is pointed at stays.
    chart.current.data = chartSetup(colorReader(canvas.current), moments, series).data;
    chart.current.update("none");
  }, [moments, series]);
  return (
    <div className="relative h-64">
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  );
}
