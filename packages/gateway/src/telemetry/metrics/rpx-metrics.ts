import { Counter, Histogram, type Registry } from "prom-client";
import { CALL_SECONDS } from "./buckets.ts";

/** What is told of calls to RPX: `method` is RPX's own, of a fixed list; `outcome` a kind of the connector's. */
export type RpxMetrics = (call: {
  readonly method: string;
  readonly outcome: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
}) => void;

export function createRpxMetrics(registers: Registry[]): RpxMetrics {
  const calls = new Counter({
    name: "guestcard_rpx_calls_total",
    help: "SOAP calls to RPX by method and outcome; those of syncs and look-ups, too.",
    labelNames: ["method", "outcome"],
    registers,
  });
  const seconds = new Histogram({
    name: "guestcard_rpx_call_duration_seconds",
    help: "How long a SOAP call took, connecting and reading the whole reply included.",
    labelNames: ["method"],
    buckets: CALL_SECONDS,
    registers,
  });
  return ({ method, outcome, startedAt, finishedAt }) => {
    calls.inc({ method, outcome });
    seconds.observe({ method }, (finishedAt.getTime() - startedAt.getTime()) / 1000);
  };
}
