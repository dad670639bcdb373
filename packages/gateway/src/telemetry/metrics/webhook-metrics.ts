import { Counter, Histogram, type Registry } from "prom-client";
import type { WebhookTrigger } from "../../webhooks/triggers.ts";
import { WEBHOOK_SECONDS } from "./buckets.ts";

/** How an attempt at a delivery ended. `failed`: it was the last of its round. */
export type WebhookOutcome = "delivered" | "retried" | "failed";

/** What is told of webhooks. */
export type WebhookMetrics = {
  attempted(trigger: WebhookTrigger, outcome: WebhookOutcome, ms: number): void;
  /** Guestcard switched endpoints off because they did nothing but fail. */
  switchedOff(endpoints: number): void;
};

export function createWebhookMetrics(registers: Registry[]): WebhookMetrics {
  const deliveries = new Counter({
    name: "guestcard_webhook_deliveries_total",
    help: "Attempts to deliver a webhook: delivered, failed to be retried, or failed for the last time.",
    labelNames: ["trigger", "outcome"],
    registers,
  });
  const seconds = new Histogram({
    name: "guestcard_webhook_attempt_duration_seconds",
    help: "How long endpoints took to answer, or to fail.",
    buckets: WEBHOOK_SECONDS,
    registers,
  });
  const off = new Counter({
    name: "guestcard_webhooks_switched_off_total",
    help: "Endpoints that Guestcard switched off because they did nothing but fail.",
    registers,
  });
  return {
    attempted(trigger, outcome, ms) {
      deliveries.inc({ trigger, outcome });
      seconds.observe(ms / 1000);
    },
    switchedOff: (endpoints) => off.inc(endpoints),
  };
}
